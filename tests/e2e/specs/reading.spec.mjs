// Reading: the river, a post, what one decides about it, in this tab and in the next.
import { button, follow, heading, read, reading, row, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

test.use({ look: { viewport: { width: 1280, height: 800 }, timezoneId: "UTC", locale: "en-GB" } });

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";

/** A day on which the posts of tides.xml are 1, 3 and 15 days old. */
const TODAY = new Date("2026-11-24T12:00:00Z");

/** A feed of `count` posts, the newest first. */
function long(count) {
  const item = (n) => `<item><title>Entry ${n}</title><guid>${n}</guid><description>Words of entry ${n}.</description></item>`;
  const items = Array.from({ length: count }, (_, at) => item(count - at)).join("");
  return `<rss version="2.0"><channel><title>Log</title><link>https://log.example/</link>${items}</channel></rss>`;
}

test("the river", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.clock.setFixedTime(TODAY);
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await expect(heading(page)).toHaveText("Latest Posts (3 found)");
  await expect(page).toHaveTitle("(3) Latest Posts · Rill");

  const charts = row(page, CHARTS);
  await expect(charts.getByRole("link", { name: "Tidewrack" })).toBeVisible();
  const date = charts.locator("time");
  await expect(date).toHaveText("Yesterday");
  await expect(date).toHaveAttribute("datetime", "2026-11-23T07:40:00.000Z");
  await charts.hover();
  await expect(date).toHaveAttribute("title", "23 November 2026 at 07:40");
  await expect(charts.locator(".excerpt")).toHaveText(/^I spent the winter redrawing a coastline that no longer exists/);
  await expect(charts).toContainText("0 views");
  await expect(row(page, ROPE).locator("time")).toHaveText("3 days ago");
  // What stands in the feed as markup is text here.
  await expect(row(page, ROPE).locator(".excerpt")).toHaveText(/^Hemp swells, nylon stretches, .* praise\.$/);
  // A post without a title leads with its first words, and does not say them twice.
  const note = rows(page).nth(2);
  await expect(note.getByRole("heading")).toHaveText(/^No title today, only this: the seal is back/);
  await expect(note.locator("time")).toHaveText("2 weeks ago");
  await expect(note.locator(".excerpt")).toHaveCount(0);
});

test("a post is opened, starred, closed, and all of it is remembered", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await expect(row(page, CHARTS)).toHaveClass(/unread/);
  await read(page, CHARTS);
  await expect(reading(page)).toContainText("and the sand has moved");
  await expect(reading(page).getByRole("blockquote")).toHaveText(/^A chart is a letter from someone who was careful/);
  await expect(reading(page).getByRole("link", { name: "every sounding is exact" })).toHaveAttribute("href", /^https?:.*\/soundings$/);
  await expect(reading(page)).toContainText("by Ines Marlow");
  await expect(reading(page)).toContainText("1 view");
  await expect(page.getByRole("main").getByRole("link", { name: "Original ↗" })).toHaveAttribute("href", "https://tidewrack.example/charts");
  await expect(row(page, CHARTS)).not.toHaveClass(/unread/);
  await expect(page).toHaveTitle("(2) Latest Posts · Rill");
  await button(page, "Star").click();
  await expect(button(page, "Starred")).toHaveAttribute("aria-pressed", "true");
  await expect(row(page, CHARTS).getByTitle("Starred")).toBeVisible();

  await page.goBack();
  await expect(heading(page)).toHaveText("Latest Posts (3 found)");
  expect(new URL(page.url()).search).not.toContain("post=");
  // A second tab sees what is stored.
  const witness = await reader.open(rill.url("?view=starred"));
  await expect(heading(witness)).toHaveText("Starred (1 found)");

  await page.reload();
  await expect(row(page, CHARTS).getByTitle("Starred")).toBeVisible();
  await expect(row(page, CHARTS)).not.toHaveClass(/unread/);
  await expect(row(page, CHARTS)).toContainText("1 view");
  await expect(row(page, ROPE)).toHaveClass(/unread/);
  await expect(row(page, ROPE)).toContainText("0 views");

  await read(page, CHARTS);
  await expect(reading(page)).toContainText("2 views");
  await visit(page, "History");
  await expect(heading(page)).toHaveText("History (1 found)");
});

test("the history stands in the order of opening, and stays while one reads in it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.clock.setFixedTime(TODAY);
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await read(page, CHARTS);
  await page.clock.setFixedTime(new Date(TODAY.getTime() + 60_000));
  await read(page, ROPE);
  await expect(row(page, ROPE)).not.toHaveClass(/unread/);
  await stored(page);
  await visit(page, "History");
  const titles = rows(page).locator(".title");
  await expect(titles).toHaveText([ROPE, CHARTS]);
  await page.clock.setFixedTime(new Date(TODAY.getTime() + 120_000));
  await read(page, CHARTS);
  await expect(reading(page)).toContainText("2 views");
  await expect(titles).toHaveText([ROPE, CHARTS]);
  await visit(page, "Latest");
  await visit(page, "History");
  await expect(titles).toHaveText([CHARTS, ROPE]);
  await page.reload();
  await expect(titles).toHaveText([CHARTS, ROPE]);
});

for (const [device, viewport] of [["a wide screen", { width: 1280, height: 800 }], ["a phone", { width: 390, height: 844 }]]) {
  test.describe(device, () => {
    test.use({ look: { viewport } });

    test("back finds the list where it was", async ({ reader, rill, origin }) => {
      const { page } = reader;
      origin.set("/log.xml", { body: long(80) });
      await follow(page, rill, origin.url("/log.xml"));
      await expect(rows(page).first()).toBeVisible();
      await expect(row(page, "Entry 80")).toBeVisible();
      await expect(row(page, "Entry 41")).toHaveCount(0);
      await page.locator("#posts").evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
      await row(page, "Entry 41").evaluate((row) => row.scrollIntoView({ block: "center" }));
      await expect(row(page, "Entry 41")).toBeInViewport({ ratio: 1 });
      const place = () => row(page, "Entry 41").evaluate((row) => Math.round(row.getBoundingClientRect().top));
      const before = await place();
      await read(page, "Entry 41");
      await page.goBack();
      await expect(row(page, "Entry 41")).toBeInViewport();
      expect(await place()).toBe(before);
    });
  });
}

test("another tab agrees at once", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  const other = await reader.open(rill.url());
  await expect(row(other, CHARTS)).toHaveClass(/unread/);

  await read(page, CHARTS);
  await button(page, "Star").click();
  await expect(row(other, CHARTS).getByTitle("Starred")).toBeVisible();
  await expect(row(other, CHARTS)).not.toHaveClass(/unread/);
  await expect(row(other, CHARTS)).toContainText("1 view");
  await expect(other).toHaveTitle("(2) Latest Posts · Rill");

  // And the other way round, with the post open here.
  await read(other, CHARTS);
  await button(other, "Starred").click();
  await button(other, "Mark unread").click();
  await expect(button(page, "Star")).toHaveAttribute("aria-pressed", "false");
  await expect(button(page, "Mark read")).toBeVisible();
  await expect(row(page, CHARTS)).toHaveClass(/unread/);
});

test("a blog followed in one tab is in the other", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  const other = await reader.open(rill.url());
  await expect(heading(other)).toHaveText("Latest Posts (3 found)");
  await follow(page, rill, origin.url("/kilns.xml"));
  await expect(other.getByRole("link", { name: "Notes on Kilns" }).first()).toBeVisible();
  // What arrives while one looks waits, and pushes nothing.
  await other.getByRole("button", { name: "2 new posts" }).click();
  await expect(heading(other)).toHaveText("Latest Posts (5 found)");
});

test("everything is read, and not read after all", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  const other = await reader.open(rill.url());
  const unread = (tab) => tab.locator("article.row.unread");
  await expect(unread(other)).toHaveCount(3);
  await read(page, ROPE);
  await page.getByRole("button", { name: "All read" }).click();
  await expect(page.getByText("2 posts marked read")).toBeVisible();
  for (const tab of [page, other]) {
    await expect(unread(tab)).toHaveCount(0);
    await expect(tab).toHaveTitle("Latest Posts · Rill");
  }
  await page.getByRole("button", { name: "Undo" }).click();
  // What had been read before stays so.
  for (const tab of [page, other]) {
    await expect(unread(tab)).toHaveCount(2);
    await expect(row(tab, ROPE)).not.toHaveClass(/unread/);
  }
  await expect(page.getByText("2 posts marked read")).toHaveCount(0);
});

test("only what is unread, and what is read meanwhile stays in place", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await read(page, ROPE);
  await expect(row(page, ROPE)).not.toHaveClass(/unread/);
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await expect(heading(page)).toHaveText("Latest Posts (2 found)");
  await read(page, CHARTS);
  await expect(row(page, CHARTS)).not.toHaveClass(/unread/);
  await expect(heading(page)).toHaveText("Latest Posts (2 found)");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await expect(heading(page)).toHaveText("Latest Posts (3 found)");
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await expect(heading(page)).toHaveText("Latest Posts (1 found)");
});
