// Blogs and folders dragged to another place of the sidebar, and that taken back.
import { follow, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const places = (page) => page.getByRole("navigation", { name: "Views", exact: true });
const item = (page, name) => places(page).locator("[data-place]").filter({ has: page.locator(".place-name", { hasText: name }) });
const names = (page) => places(page).locator("[data-place] .place-name");
const depths = (page) => places(page).locator("[data-place]").evaluateAll((items) => items.map((item) => item.className));

/** A middle, an upper and a lower edge of an item. */
const AT = { middle: 0.5, above: 0.1, below: 0.9 };

async function drag(page, name, other, at) {
  const { width, height } = await item(page, other).boundingBox();
  await item(page, name).getByRole("link").dragTo(item(page, other), { targetPosition: { x: width / 2, y: height * AT[at] } });
}

async function arranged(page, rill, origin) {
  await follow(page, rill, origin.url("/tides.xml"));
  await follow(page, rill, origin.url("/kilns.xml"));
  await page.goto(rill.url("?view=blogs"));
  const entry = page.locator(".blog-item").filter({ hasText: "Tidewrack" });
  for (const folder of ["Coasts", "Crafts"]) {
    if (!(await entry.getByLabel("New folder").isVisible())) await entry.getByText("Arrange").click();
    await entry.getByLabel("New folder").fill(folder);
    await entry.getByLabel("New folder").press("Tab");
    await expect(item(page, folder)).toBeVisible();
  }
  await visit(page, "Latest");
  await expect(names(page)).toHaveText(["Coasts", "Crafts", "Notes on Kilns", "Tidewrack"]);
  // What drags comes with the pointer.
  await item(page, "Crafts").hover();
  await page.waitForFunction(() => document.querySelector("[data-place]"));
}

test("a blog is dragged onto a folder and back, and a folder into another", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await arranged(page, rill, origin);
  await drag(page, "Notes on Kilns", "Crafts", "middle");
  await expect(page.getByRole("status").filter({ hasText: "Notes on Kilns stands in Crafts now." })).toBeVisible();
  await expect(names(page)).toHaveText(["Coasts", "Crafts", "Notes on Kilns", "Tidewrack"]);
  await expect.poll(() => depths(page)).toEqual(["depth-0", "depth-0", "depth-1", "depth-0"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => depths(page)).toEqual(["depth-0", "depth-0", "depth-0", "depth-0"]);
  await drag(page, "Crafts", "Coasts", "middle");
  await expect.poll(() => depths(page)).toEqual(["depth-0", "depth-1", "depth-0", "depth-0"]);
  // A folder goes into none that is inside it.
  await drag(page, "Coasts", "Crafts", "middle");
  await expect.poll(() => depths(page)).toEqual(["depth-0", "depth-1", "depth-0", "depth-0"]);
  await page.reload();
  await expect.poll(() => depths(page)).toEqual(["depth-0", "depth-1", "depth-0", "depth-0"]);
});

test("blogs and folders are put in an order of one's own", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await arranged(page, rill, origin);
  await drag(page, "Tidewrack", "Notes on Kilns", "above");
  await expect(names(page)).toHaveText(["Coasts", "Crafts", "Tidewrack", "Notes on Kilns"]);
  await drag(page, "Coasts", "Crafts", "below");
  await expect(names(page)).toHaveText(["Crafts", "Coasts", "Tidewrack", "Notes on Kilns"]);
  await page.reload();
  await expect(names(page)).toHaveText(["Crafts", "Coasts", "Tidewrack", "Notes on Kilns"]);
});

test("one sees where it would fall, and Escape lets go", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await arranged(page, rill, origin);
  await item(page, "Tidewrack").getByRole("link").hover();
  await page.mouse.down();
  await item(page, "Notes on Kilns").hover();
  const { x, y, width, height } = await item(page, "Coasts").boundingBox();
  // The first move into an item enters it, the next lies over it.
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await page.mouse.move(x + width / 2 + 2, y + height / 2);
  await expect(item(page, "Coasts")).toHaveClass(/drop-into/);
  await page.keyboard.press("Escape");
  await expect(item(page, "Coasts")).not.toHaveClass(/drop-into/);
  await page.mouse.up();
  expect(await depths(page)).toEqual(["depth-0", "depth-0", "depth-0", "depth-0"]);
});
