// Looking for posts by their words: from `/` to an open post and back, with and without a network.
import { follow, heading, reading, row, rows, visit } from "../harness/steps.mjs";
import { expect, kept, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";
const DAWN = "Firing at dawn, and why the third shelf cracks";
const GLAZES = "Glazes that lie in daylight";

const search = (page) => page.getByRole("searchbox", { name: "Search your posts" });
const title = (page) => reading(page).getByRole("heading", { level: 1 });
const query = (page) => new URL(page.url()).search;

/** Follows two blogs and stands in the river, with five posts. */
async function begin(page, rill, origin) {
  await follow(page, rill, origin.url("/kilns.xml"));
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await expect(rows(page)).toHaveCount(5);
  await page.evaluate(() => document.activeElement.blur());
}

test("/ leads to the field, and what is typed finds posts at once", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue("");
  await expect(heading(page)).toHaveText("Search");
  await expect(page.getByRole("heading", { name: "What are you looking for?" })).toBeVisible();
  expect(query(page)).toBe("?q=");

  // Letters are letters, those that are keys elsewhere too.
  await page.keyboard.type("learn");
  await expect(heading(page)).toHaveText("1 post matches “learn”");
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS]);
  expect(query(page)).toBe("?q=learn");
  for (const [text, said, titles] of [
    ["dàylight", "1 post matches “dàylight”", [GLAZES]],
    ["ROPE", "1 post matches “ROPE”", [ROPE]],
    ["ferring", "2 posts match “ferring”", [DAWN, GLAZES]],
    ["tidewrack -rope -seal", "1 post matches “tidewrack -rope -seal”", [CHARTS]],
    ['"third shelf"', "1 post matches “\"third shelf\"”", [DAWN]],
  ]) {
    await search(page).fill(text);
    await expect(heading(page)).toHaveText(said);
    await expect(rows(page).getByRole("heading")).toHaveText(titles);
  }

  // Nothing is found, and what was typed is text.
  await search(page).fill("<b>walrus</b>");
  await expect(page.getByRole("heading", { name: "No post matches “<b>walrus</b>”" })).toBeVisible();
  await expect(page.locator("#posts b")).toHaveCount(0);
  await expect(rows(page)).toHaveCount(0);
  await search(page).fill("");
  await expect(page.getByRole("heading", { name: "What are you looking for?" })).toBeVisible();

  // However much was typed, entering was one step.
  await page.goBack();
  await expect(heading(page)).toHaveText("Latest Posts (5 found)");
  await page.goForward();
  await expect(search(page)).toBeVisible();
});

test("what is found is a list like every other", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await page.keyboard.press("/");
  await page.keyboard.type("ferring");
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(search(page)).not.toBeFocused();
  await expect(search(page)).toHaveValue("ferring");

  // The first stands beside the list already.
  await expect(title(page)).toHaveText(DAWN);
  await page.keyboard.press("o");
  await page.keyboard.press("s");
  await expect(row(page, DAWN).getByTitle("Starred")).toBeVisible();
  await page.keyboard.press("j");
  await expect(title(page)).toHaveText(GLAZES);
  expect(query(page)).toMatch(/^\?q=ferring&post=\w+$/);

  await page.reload();
  await expect(title(page)).toHaveText(GLAZES);
  await expect(heading(page)).toHaveText("2 posts match “ferring”");
  await expect(search(page)).toHaveValue("ferring");
  await expect(search(page)).not.toBeFocused();
  await page.goBack();
  await expect(rows(page).getByRole("heading")).toHaveText([DAWN, GLAZES]);
  expect(query(page)).toBe("?q=ferring");

  // All read means those that were found.
  await search(page).fill("tidewrack");
  await expect(heading(page)).toHaveText("3 posts match “tidewrack”");
  await search(page).press("Enter");
  await page.keyboard.press("n");
  await page.keyboard.press("m");
  await expect(page.locator("article.row.unread")).toHaveCount(2);
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("2 posts marked read")).toBeVisible();
  await expect(page.locator("article.row.unread")).toHaveCount(0);

  // From within, / is the field again; out of the field, Escape leaves.
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(heading(page)).toHaveText("Latest Posts (5 found)");
});

test.describe("a phone", () => {
  test.use({ look: { viewport: { width: 390, height: 844 } } });

  test("the search is in the list's head and in the menu", async ({ reader, rill, origin }) => {
    const { page } = reader;
    await follow(page, rill, origin.url("/tides.xml"));
    await page.locator("#posts").getByRole("link", { name: "Search" }).click();
    await expect(search(page)).toBeFocused();
    await page.keyboard.type("rope");
    await row(page, ROPE).getByRole("heading").getByRole("link").click();
    await expect(title(page)).toHaveText(ROPE);
    await expect(search(page)).toBeHidden();
    await page.keyboard.press("/");
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue("rope");
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBe(390);

    await page.goto(rill.url());
    await page.locator("#posts").getByRole("button", { name: "Menu" }).click();
    await visit(page, "Search");
    await expect(search(page)).toBeFocused();
  });
});

test("what is stored is found without a network", async ({ reader, rill, origin }) => {
  await reader.page.goto(rill.url());
  await kept(reader.page);
  await begin(reader.page, rill, origin);
  await rill.stop();
  await origin.stop();
  await reader.restart();
  // The page asks for what was deployed beside it; nobody answers.
  reader.expects(/config\.json|ERR_CONNECTION_REFUSED/);
  const { page } = reader;
  await page.goto(rill.url("?q=shelf"));
  await expect(heading(page)).toHaveText("1 post matches “shelf”");
  await expect(row(page, DAWN)).toBeVisible();
  await expect(title(page)).toHaveText(DAWN);
  await expect(reading(page)).toContainText("The fix is a brick, moved two fingers to the left.");
});
