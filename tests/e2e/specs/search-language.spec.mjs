// Asking by more than words: fields, what is wrong with a question, tips, and what is marked in what is found.
import { ask, button, follow, heading, read, row, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";
const DAWN = "Firing at dawn, and why the third shelf cracks";
const GLAZES = "Glazes that lie in daylight";

const search = (page) => page.getByRole("searchbox", { name: "Search your posts" });
const tips = (page) => page.locator("details.tips");

async function begin(page, rill, origin) {
  await follow(page, rill, origin.url("/kilns.xml"));
  await follow(page, rill, origin.url("/tides.xml"));
  await page.goto(rill.url("?q="));
}

test("fields ask for what words cannot", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await visit(page, "Latest");
  await read(page, ROPE);
  await button(page, "Star").click();
  await stored(page);
  await page.goto(rill.url("?q="));
  for (const [text, titles] of [
    ["glaze ", [GLAZES]],
    ["title:glaz", [GLAZES]],
    ["feed:tidewrack is:starred", [ROPE]],
    ["is:starred", [ROPE]],
    ["views:1", [ROPE]],
    ["rope OR glazes ", [ROPE, GLAZES]],
    ["(rope OR glazes) -is:starred", [GLAZES]],
    ["feed:tidewrack before:2000", []],
    ["author:ferring -title:\"third shelf\"", [GLAZES]],
  ]) {
    await search(page).fill(text);
    const count = titles.length === 1 ? "1 post matches" : `${titles.length} posts match`;
    await expect(heading(page)).toHaveText(`${count} “${text.trim()}”`);
    await expect(rows(page)).toHaveCount(titles.length);
    for (const title of titles) await expect(row(page, title), text).toBeVisible();
  }
});

test("what arrives and what is decided while one is here is found", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/kilns.xml"));
  await visit(page, "Search");
  await search(page).fill("harbour OR is:starred");
  await expect(heading(page)).toHaveText("0 posts match “harbour OR is:starred”");
  await search(page).press("Escape");
  await page.keyboard.press("a");
  await ask(page, origin.url("/tides.xml"));
  await page.waitForURL((url) => url.searchParams.has("feed"));
  await read(page, ROPE);
  await button(page, "Star").click();
  await expect(row(page, ROPE).getByTitle("Starred")).toBeVisible();
  await visit(page, "Search");
  await search(page).fill("harbour OR is:starred");
  await expect(heading(page)).toHaveText("2 posts match “harbour OR is:starred”");
  await expect(row(page, CHARTS)).toBeVisible();
  await expect(row(page, ROPE)).toBeVisible();
  await search(page).fill("feed:tidewrack -is:starred");
  await expect(heading(page)).toHaveText("2 posts match “feed:tidewrack -is:starred”");
});

test("a question that is wrong is shown where it is", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await search(page).fill("rope");
  await expect(heading(page)).toHaveText("1 post matches “rope”");
  for (const [text, place, said] of [
    ["rope titel:harbour", "titel", "There is no field “titel”."],
    ["rope before:yesterday", "yesterday", "A date is written as 2026, 2026-01 or 2026-01-31."],
    ["rope) harbour", ")", "This bracket closes nothing."],
    ["rope is:", "is:", "Here goes unread, read, starred or later."],
  ]) {
    await search(page).fill(text);
    await expect(page.locator("#misread mark")).toHaveText(place);
    await expect(page.locator("#misread code")).toHaveText(text);
    await expect(page.locator("#misread")).toContainText(said);
    await expect(search(page)).toHaveAttribute("aria-invalid", "true");
    await expect(search(page)).toHaveAccessibleDescription(new RegExp(said.slice(0, 20).replace(/[“”]/g, ".")));
    // What was found before stays meanwhile.
    await expect(rows(page).getByRole("heading")).toHaveText([ROPE]);
  }
  await search(page).fill("rope is:unread");
  await expect(heading(page)).toHaveText("1 post matches “rope is:unread”");
  await expect(page.locator("#misread")).toHaveCount(0);
  await expect(search(page)).not.toHaveAttribute("aria-invalid", "true");

  // A link to a wrong question says so as well.
  await page.goto(rill.url("?q=words:many"));
  await expect(page.locator("#misread mark")).toHaveText("many");
  await expect(rows(page)).toHaveCount(0);
});

test("what is found is marked, and only there", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await search(page).fill("glaze ");
  await expect(row(page, GLAZES).getByRole("heading").locator("mark")).toHaveText("Glazes");
  await search(page).fill("\"third shelf\"");
  await expect(row(page, DAWN).getByRole("heading").locator("mark")).toHaveText("third shelf");
  await search(page).fill("feed:tidewrack");
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).locator("mark")).toHaveCount(0);
  await search(page).fill("charts");
  await expect(row(page, CHARTS).getByRole("heading").locator("mark")).toHaveText("charts");
  await visit(page, "Latest");
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).locator("mark")).toHaveCount(0);
});

test("the best stands first, or the newest", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  const newest = page.getByRole("button", { name: "Newest first" });
  const days = page.locator(".river .day");
  await search(page).fill("daylight OR short ");
  const titles = rows(page).getByRole("heading");
  // A word in a title is worth more than one in a text, and half a day is not much.
  await expect(titles).toHaveText([GLAZES, DAWN]);
  await expect(days).toHaveCount(0);
  await expect(newest).toHaveAttribute("aria-pressed", "false");
  await newest.click();
  await expect(newest).toHaveAttribute("aria-pressed", "true");
  await expect(days).not.toHaveCount(0);
  await expect(titles).toHaveText([DAWN, GLAZES]);
  // Where nothing is better than another, there is one order.
  await search(page).fill("is:unread");
  await expect(rows(page)).toHaveCount(5);
  await expect(newest).toHaveCount(0);
  await expect(days).not.toHaveCount(0);
});

test("tips put a field into the search", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await expect(tips(page).getByRole("button").first()).toBeHidden();
  await tips(page).getByText("Search tips").click();
  await tips(page).getByRole("button", { name: "is:unread" }).click();
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue("is:unread ");
  await tips(page).getByRole("button", { name: "title:" }).click();
  await expect(search(page)).toHaveValue("is:unread title:");
  await page.keyboard.type("rope");
  await expect(search(page)).toHaveValue("is:unread title:rope");
  await expect(rows(page).getByRole("heading")).toHaveText([ROPE]);
});
