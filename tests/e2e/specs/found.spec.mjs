// What a search found, marked in the open post; and words that stand in a post's text alone.
import { follow, reading, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";

/** What is marked in the text of the open post. */
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map(String));

test("words of a text are found, shown in the row and marked in the post", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await expect(rows(page)).toHaveCount(3);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");

  // It stands far down in the text; the row shows where.
  await page.keyboard.type("pinned");
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS]);
  await expect(rows(page).locator(".excerpt mark")).toHaveText(["pinned"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("o");
  await expect(reading(page).getByRole("heading", { level: 1 })).toHaveText(CHARTS);
  await expect.poll(() => marked(page)).toEqual(["pinned"]);

  // A phrase goes on through what stands in it; what was marked for another search is not marked any more.
  const search = page.getByRole("searchbox", { name: "Search your posts" });
  await search.fill('"wrong in the way" OR charts OR fade');
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS]);
  await expect.poll(() => marked(page)).toEqual(["charts", "wrong in the way", "chart", "fades", "fade"]);
  await expect(reading(page).getByRole("heading", { level: 1 }).locator("mark")).toHaveText(["charts"]);
  await expect(reading(page).locator(".prose mark")).toHaveCount(0);

  // Who leaves the search reads without marks.
  await visit(page, "Latest");
  await expect.poll(() => marked(page)).toEqual([]);
});
