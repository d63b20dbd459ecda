// Handing a post on: its link copied, and the places that a person has named.
import { button, follow, read, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const ROPE = "A rope for every weather";
const LINK = "https://tidewrack.example/rope";

test("the link is copied", async ({ reader, rill, origin }) => {
  const { page, context } = reader;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await follow(page, rill, origin.url("/tides.xml"));
  await read(page, ROPE);
  await button(page, "Share").click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LINK);
});

test("a link is sent to a place of one's own, and to one that others use", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Settings");
  const add = page.getByRole("button", { name: "Add", exact: true });
  await page.getByLabel("Name", { exact: true }).fill("My shelf");
  await page.getByLabel(/^Address, with/).fill("https://shelf.example/put?page=no-place");
  await expect(add).toBeDisabled();
  await page.getByLabel(/^Address, with/).fill("https://shelf.example/put?page={url}&name={title}");
  await add.click();
  await page.getByRole("button", { name: "+ Wallabag" }).click();
  await expect(page.getByRole("button", { name: "+ Wallabag" })).toHaveCount(0);
  await stored(page);
  await page.reload();
  await page.getByRole("button", { name: "Remove Wallabag" }).press("Enter");
  await expect(page.getByRole("button", { name: "+ Wallabag" })).toBeVisible();
  // Whoever goes on by keys stands at its neighbour.
  await expect(page.getByRole("button", { name: "Remove My shelf" })).toBeFocused();
  await page.getByRole("button", { name: "+ Wallabag" }).click();

  await visit(page, "Latest");
  await read(page, ROPE);
  await button(page, "Share").click();
  const sheet = page.getByRole("group", { name: "Share" });
  await expect(sheet.getByRole("link")).toHaveText(["My shelf", "Wallabag"]);
  const address = await sheet.getByRole("link", { name: "My shelf" }).getAttribute("href");
  const { searchParams } = new URL(address);
  expect([searchParams.get("page"), searchParams.get("name")]).toEqual([LINK, ROPE]);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});
