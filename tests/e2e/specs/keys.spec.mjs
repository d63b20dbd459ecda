// Keys, as readers know them, in the list and in the post.
import { button, field, follow, heading, painted, read, reading, row, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";
const NOTE = /^No title today, only this/;

const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const selected = (page) => page.locator("article.row.selected").getByRole("heading");
const title = (page) => reading(page).getByRole("heading", { level: 1 });

async function begin(page, rill, origin) {
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  await expect(row(page, ROPE)).toBeVisible();
  // The first unread post stands beside the list.
  await expect(title(page)).toHaveText(CHARTS);
  await expect(selected(page)).toHaveText(CHARTS);
  // As a click beside everything: no link and no button has the focus.
  await page.evaluate(() => document.activeElement.blur());
}

test("j and k walk from post to post, and Escape leads back to the list", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await press(page, "j");
  await expect(title(page)).toHaveText(ROPE);
  await expect(selected(page)).toHaveText(ROPE);
  await press(page, "j");
  await expect(title(page)).toHaveText(NOTE);
  // There is no further one.
  await press(page, "j");
  await expect(title(page)).toHaveText(NOTE);
  await press(page, "k");
  await expect(title(page)).toHaveText(ROPE);
  await expect(row(page, ROPE)).toContainText("2 views");
  await expect(page.locator("article.row.unread")).toHaveCount(0);
  await press(page, "Escape");
  await expect(page).not.toHaveURL(/post=/);
  await expect(title(page)).toHaveText(ROPE);
  await expect(heading(page)).toHaveText("Latest Posts (3 found)");
  await expect(selected(page)).toHaveText(ROPE);
});

test("n and p select, o and Enter open", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await press(page, "n", "n");
  await expect(selected(page)).toHaveText(NOTE);
  await expect(title(page)).toHaveText(CHARTS);
  await expect(page.locator("article.row.unread")).toHaveCount(3);
  await press(page, "p", "p");
  await expect(selected(page)).toHaveText(CHARTS);
  await press(page, "o");
  await expect(title(page)).toHaveText(CHARTS);
  // Selecting does not turn the page.
  await press(page, "n");
  await expect(selected(page)).toHaveText(ROPE);
  await expect(title(page)).toHaveText(CHARTS);
  await press(page, "Enter");
  await expect(title(page)).toHaveText(ROPE);
});

test("m, s and l decide about the selected post, and about the open one", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await press(page, "s", "l", "m");
  const charts = row(page, CHARTS);
  await expect(charts.getByTitle("Starred")).toBeVisible();
  await expect(charts).toContainText("For later");
  await expect(charts).not.toHaveClass(/unread/);
  await expect(charts).toContainText("0 views");
  await press(page, "o");
  await expect(title(page)).toHaveText(CHARTS);
  await expect(charts).toContainText("1 view");
  await press(page, "s", "l", "m");
  await expect(button(page, "Star")).toHaveAttribute("aria-pressed", "false");
  await expect(button(page, "Later")).toHaveAttribute("aria-pressed", "false");
  await expect(button(page, "Mark read")).toBeVisible();
  await expect(charts.getByTitle("Starred")).toHaveCount(0);
  await expect(charts).toHaveClass(/unread/);
});

test("v opens the post's own page, which learns nothing of Rill", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const there = origin.url("/plain.html");
  origin.set("/favicon.ico", { status: 204, body: "" });
  const item = `<item><title>Elsewhere</title><link>${there}</link><description>A pointer.</description></item>`;
  origin.set("/pointer.xml", { body: `<rss version="2.0"><channel><title>Pointer</title>${item}</channel></rss>` });
  await follow(page, rill, origin.url("/pointer.xml"));
  await expect(row(page, "Elsewhere")).toBeVisible();
  await press(page, "n");
  const opened = reader.context.waitForEvent("page");
  await press(page, "v");
  const other = await opened;
  await other.waitForURL(there);
  expect(await other.evaluate(() => [document.referrer, window.opener])).toEqual(["", null]);
  await expect(row(page, "Elsewhere")).toHaveClass(/unread/);
});

test("Space reads on: a page down, at the end the next unread post", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/long.xml"));
  await begin(page, rill, origin);
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS, ROPE, NOTE, "All the miles of it"]);
  await read(page, ROPE);
  await read(page, CHARTS);
  await page.evaluate(() => document.activeElement.blur());
  await painted(page);
  const post = page.locator("#post");
  const place = () => post.evaluate((pane) => pane.scrollTop);
  await post.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
  // Past the one that has been read already.
  await press(page, "Space");
  await expect(title(page)).toHaveText(NOTE);
  await press(page, "Space");
  await expect(title(page)).toHaveText("All the miles of it");
  await expect.poll(place).toBe(0);
  await painted(page);
  await press(page, "Space");
  await expect.poll(place).toBeGreaterThan(300);
  await expect(title(page)).toHaveText("All the miles of it");
});

test("Space in the list opens the first unread post", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await press(page, "Space");
  await expect(title(page)).toHaveText(CHARTS);
});

test("? shows every key, and Escape takes it away", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toHaveCount(0);
  await press(page, "?");
  await expect(sheet).toBeVisible();
  for (const words of ["Next post", "Open the original", "Read or unread", "Keep for later", "Page down, then next unread"]) {
    await expect(sheet).toContainText(words);
  }
  // While it is open, keys mean nothing to what is below.
  await press(page, "j");
  await press(page, "Escape");
  await expect(sheet).toHaveCount(0);
  await expect(title(page)).toHaveText(CHARTS);
  await expect(row(page, CHARTS)).toHaveClass(/unread/);
  // In a post, too, and the post stays.
  await press(page, "o");
  await expect(row(page, CHARTS)).not.toHaveClass(/unread/);
  await press(page, "?");
  await expect(sheet).toBeVisible();
  await press(page, "Escape");
  await expect(sheet).toHaveCount(0);
  await expect(title(page)).toHaveText(CHARTS);
});

for (const where of ["the list", "a post"]) {
  test(`g and a letter go somewhere, from ${where}`, async ({ reader, rill, origin }) => {
    const { page } = reader;
    await begin(page, rill, origin);
    const places = [
      ["s", "?view=starred", "Starred (0 found)"],
      ["l", "?view=later", "Read later (0 found)"],
      ["h", "?view=history", /^History \(\d found\)$/],
      ["a", "", "Latest Posts (3 found)"],
    ];
    for (const [letter, query, name] of places) {
      await press(page, "g", "a");
      await expect(heading(page)).toHaveText("Latest Posts (3 found)");
      if (where === "a post") {
        await press(page, "o");
        await expect(page).toHaveURL(/post=/);
      }
      await press(page, "g", letter);
      await expect(heading(page)).toHaveText(name);
      expect(new URL(page.url()).search).toBe(query);
    }
    await press(page, "g", "b");
    await expect(page.getByRole("heading", { name: "Blogs and health" })).toBeVisible();
    // A g that leads nowhere takes the next key with it, once.
    await press(page, "g", "a", "g", "o");
    await expect(heading(page)).toHaveText("Latest Posts (3 found)");
    await expect(page).not.toHaveURL(/post=/);
    await press(page, "o");
    await expect(page).toHaveURL(/post=/);
  });
}

test("Shift+A reads all, r refreshes, a adds", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await press(page, "Shift+A");
  await expect(page.getByText("3 posts marked read")).toBeVisible();
  await expect(page.locator("article.row.unread")).toHaveCount(0);
  const asked = origin.asked("/tides.xml").length;
  await press(page, "r");
  await expect.poll(() => origin.asked("/tides.xml").length).toBe(asked + 1);
  await press(page, "a");
  await expect(field(page)).toBeVisible();
});

test("keys typed into a field are letters, and with Ctrl they are the browser's", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await visit(page, "Blogs and health");
  await field(page).pressSequentially("jsl?g");
  await expect(field(page)).toHaveValue("jsl?g");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await visit(page, "Latest");
  await page.evaluate(() => document.activeElement.blur());
  await press(page, "Control+m", "Alt+s");
  // What counts comes after what does not.
  await press(page, "l");
  await expect(row(page, CHARTS)).toContainText("For later");
  await expect(row(page, CHARTS)).toHaveClass(/unread/);
  await expect(page.getByTitle("Starred")).toHaveCount(0);
});

test.describe("a phone with a keyboard", () => {
  test.use({ look: { viewport: { width: 390, height: 844 } } });

  test("j selects in the list, and turns the page in a post", async ({ reader, rill, origin }) => {
    const { page } = reader;
    await follow(page, rill, origin.url("/tides.xml"));
    await expect(row(page, ROPE)).toBeVisible();
    await press(page, "j");
    await expect(selected(page)).toHaveText(CHARTS);
    await expect(reading(page)).toHaveCount(0);
    await press(page, "o");
    await expect(title(page)).toBeVisible();
    await press(page, "j");
    await expect(title(page)).toHaveText(ROPE);
    // From post to post is one step: back leads to the list.
    await page.goBack();
    await expect(row(page, ROPE)).toBeVisible();
  });
});
