// A library keeps what its person wants kept: older posts go as set, and what was set apart stays.
import { button, follow, read, row, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

test.use({ look: { viewport: { width: 1280, height: 800 } } });

const newest = "What the harbour charts left out";
const older = "A rope for every weather";

test("posts go as set, and not what is starred", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  await read(page, older);
  await button(page, "Star").click();
  await visit(page, "Settings");
  const most = page.getByLabel("Posts kept of each blog");
  await expect(most).toHaveValue("");
  await most.fill("1");
  await most.press("Tab");
  await stored(page);
  await page.goto(rill.url());
  await expect(rows(page)).toHaveCount(2);
  for (const title of [newest, older]) await expect(row(page, title)).toBeVisible();
  // Its feed still shows what went; it stays away.
  await page.keyboard.press("r");
  await expect(page.locator(".status-line .dot.busy")).toHaveCount(0);
  await reader.restart();
  await reader.page.goto(rill.url());
  await expect(rows(reader.page)).toHaveCount(2);
  await visit(reader.page, "Settings");
  await expect(reader.page.getByLabel("Posts kept of each blog")).toHaveValue("1");
});

test("what a left blog has goes, and comes back with it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  await page.locator(".about summary").click();
  await page.getByRole("button", { name: "Follow no more" }).click();
  await expect(page.locator(".about")).toHaveCount(0);
  await page.goto(rill.url("?view=history"));
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, newest)).toBeVisible();
});
