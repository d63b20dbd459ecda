// What is scrolled past is read where one chose so, and never by a jump; and what is in view is read at a word.
import { follow, row, rows, stored } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

function log(count) {
  const item = (n) => `<item><title>Knot ${n}</title><guid>${n}</guid><description>How it is tied, and what it holds.</description></item>`;
  const items = Array.from({ length: count }, (_, at) => item(at + 1)).join("");
  return `<rss version="2.0"><channel><title>Knots</title><link>https://knots.example/</link>${items}</channel></rss>`;
}

const list = (page) => page.locator("#posts");
const undo = (page) => page.getByRole("button", { name: "Undo" });
const choose = async (page, name) => {
  await page.getByRole("button", { name: "More about this list" }).click();
  await page.getByRole("button", { name, exact: true }).click();
  await page.keyboard.press("Escape");
};

/** How many posts are unread, as the window's name says it; 0 when it says nothing. */
const unread = async (page) => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);

/** A reader with 60 unread posts. */
async function begin(page, rill, origin) {
  origin.set("/knots.xml", { body: log(60) });
  await page.goto(rill.url("?view=settings"));
  const field = page.getByLabel("Unread posts of a new blog");
  await field.fill("60");
  await field.press("Enter");
  await stored(page);
  await follow(page, rill, origin.url("/knots.xml"));
  await expect(rows(page).first()).toBeVisible();
  await expect.poll(() => unread(page)).toBe(60);
}

/** Scrolls as a wheel does; resolves when it rests. */
const wheel = async (page, by) => {
  await list(page).hover();
  await page.mouse.wheel(0, by);
};

/** The rows above the upper edge, and the first that is not. */
const passed = (page) =>
  list(page).evaluate((pane) => {
    const head = pane.querySelector(".list-head").getBoundingClientRect().bottom;
    const at = (row) => Number(row.getAttribute("aria-posinset"));
    const below = [...pane.querySelectorAll("article.row")].filter((row) => row.getBoundingClientRect().bottom > head);
    return Math.min(...below.map(at)) - 1;
  });

test("nothing is read by scrolling until that is chosen; then what was passed, and it is taken back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await wheel(page, 700);
  await expect.poll(() => passed(page)).toBeGreaterThan(1);
  await wheel(page, -700);
  await expect.poll(() => passed(page)).toBe(0);
  expect(await unread(page)).toBe(60);

  await choose(page, "Mark read what is scrolled past");
  await wheel(page, 700);
  await expect.poll(() => passed(page)).toBeGreaterThan(1);
  const first = await passed(page);
  await expect.poll(() => unread(page)).toBe(60 - first);
  await expect(page.getByText(`${first} posts marked read`)).toBeVisible();
  // On and on: all of it is taken back together.
  await wheel(page, 300);
  await expect.poll(() => passed(page)).toBeGreaterThan(first);
  const second = await passed(page);
  await expect.poll(() => unread(page)).toBe(60 - second);
  await expect(page.getByText(`${second} posts marked read`)).toBeVisible();
  await undo(page).click();
  await expect.poll(() => unread(page)).toBe(60);
  // Back up nothing more is read, and it was kept.
  await wheel(page, -300);
  await expect.poll(() => passed(page)).toBeLessThan(second);
  expect(await unread(page)).toBe(60);
  await page.reload();
  await expect.poll(() => unread(page)).toBe(60);
});

test("no jump reads anything", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await choose(page, "Mark read what is scrolled past");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("End");
  await expect(row(page, "Knot 60")).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(row(page, "Knot 1")).toBeInViewport();
  // The scroll bar, dragged.
  await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect(row(page, "Knot 30")).toBeInViewport();
  await expect(undo(page)).toHaveCount(0);
  expect(await unread(page)).toBe(60);
  // From there on, what is passed counts, and only that.
  const before = await passed(page);
  await wheel(page, 300);
  await expect.poll(() => passed(page)).toBeGreaterThan(before);
  await expect.poll(() => unread(page)).toBeLessThan(60);
  expect(await unread(page)).toBe(60 - ((await passed(page)) - before));
});

test("what is in view is read at a word, as one decision", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect(row(page, "Knot 30")).toBeInViewport();
  await page.getByRole("button", { name: "More about this list" }).click();
  await page.getByRole("button", { name: "Mark read what is in view" }).click();
  await expect.poll(() => unread(page)).toBeLessThan(58);
  const drawn = await rows(page).evaluateAll((rows) => rows.filter((row) => !row.classList.contains("unread")).map((row) => row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight));
  expect(drawn.length).toBe(60 - (await unread(page)));
  expect(drawn).not.toContain(false);
  await undo(page).click();
  await expect.poll(() => unread(page)).toBe(60);
});
