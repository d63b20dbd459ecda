// How one blog's posts stand in lists: apart from the river, a few a day, in their own density, opened on their own page.
import { follow, heading, reading, row, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const HOUR = 60 * 60 * 1000;
const NOW = Date.parse("2026-11-24T18:00:00Z");

function feed(name, hours, origin) {
  const item = (hours) =>
    `<item><title>${name} ${hours}</title><guid>${hours}</guid><link>${origin.url(`/${name}/${hours}.html`)}</link><pubDate>${new Date(NOW - hours * HOUR).toUTCString()}</pubDate><description>A line about ${name} ${hours}. And the rest of it.</description></item>`;
  return `<rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link>${hours.map(item).join("")}</channel></rss>`;
}

const titles = (page) => rows(page).locator(".title").allTextContents();
const unread = async (page) => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);

/** A blog in the sidebar, with its count. */
const place = (page, name) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name });

/** Opens what can be said about a blog, on its own list. */
async function arrange(page, name) {
  await visit(page, name);
  await expect(heading(page)).toContainText(`Posts from ${name}`);
  await page.locator(".about summary").click();
}

/** Two blogs, all of whose posts are unread. */
async function begin(page, rill, origin) {
  await page.clock.setFixedTime(new Date(NOW));
  origin.set("/loud.xml", { body: feed("Loud", [1, 2, 3, 20], origin) });
  origin.set("/calm.xml", { body: feed("Calm", [4], origin) });
  await follow(page, rill, origin.url("/calm.xml"));
  await follow(page, rill, origin.url("/loud.xml"));
  await page.goto(rill.url());
  await expect.poll(() => titles(page)).toEqual(["Loud 1", "Loud 2", "Loud 3", "Calm 4", "Loud 20"]);
}

test("a blog stands apart from the river, and in its own list", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await arrange(page, "Loud");
  await page.getByLabel("Keep its posts out of Latest Posts").check();
  await expect(page.getByLabel("Posts a day in Latest Posts")).toBeDisabled();
  await expect.poll(() => unread(page)).toBe(1);
  await expect.poll(() => titles(page)).toEqual(["Loud 1", "Loud 2", "Loud 3", "Loud 20"]);
  await page.reload();
  await visit(page, "Latest");
  await expect.poll(() => titles(page)).toEqual(["Calm 4"]);
  // "All read" is about what one sees, and what is fetched is fetched all the same.
  await page.getByRole("button", { name: "All read" }).click();
  await expect.poll(() => unread(page)).toBe(0);
  origin.set("/loud.xml", { body: feed("Loud", [0, 1, 2, 3, 20], origin) });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(place(page, "Loud")).toContainText("5");
  await visit(page, "Loud");
  await expect.poll(() => titles(page)).toEqual(["Loud 0", "Loud 1", "Loud 2", "Loud 3", "Loud 20"]);
  await expect(row(page, "Loud 20")).toHaveClass(/unread/);
  // It is found, too.
  await page.goto(rill.url("?q=loud"));
  await expect(rows(page)).toHaveCount(5);
});

test("a few a day, the first of each, and all read leaves the others", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await arrange(page, "Loud");
  await page.getByLabel("Posts a day in Latest Posts").fill("2");
  await page.getByLabel("Posts a day in Latest Posts").press("Enter");
  await expect.poll(() => unread(page)).toBe(4);
  await visit(page, "Latest");
  await expect.poll(() => titles(page)).toEqual(["Loud 2", "Loud 3", "Calm 4", "Loud 20"]);
  // What comes later that day displaces nothing.
  origin.set("/loud.xml", { body: feed("Loud", [0, 1, 2, 3, 20], origin) });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(place(page, "Loud")).toContainText("5");
  await expect.poll(() => titles(page)).toEqual(["Loud 2", "Loud 3", "Calm 4", "Loud 20"]);
  await page.getByRole("button", { name: "All read" }).click();
  await expect(page.getByText("4 posts marked read")).toBeVisible();
  await visit(page, "Loud");
  await expect.poll(() => titles(page)).toEqual(["Loud 0", "Loud 1", "Loud 2", "Loud 3", "Loud 20"]);
  await expect(row(page, "Loud 1")).toHaveClass(/unread/);
  await expect(row(page, "Loud 2")).not.toHaveClass(/unread/);
});

test("its own density, in the river and in its list", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await arrange(page, "Loud");
  const own = page.locator(".about").getByLabel("How much of each post");
  await own.selectOption("Full posts");
  await expect(row(page, "Loud 1").locator(".prose")).toContainText("And the rest of it.");
  await expect(page.locator(".list-tools").getByLabel("How much of each post")).toHaveValue("full");
  await page.reload();
  await visit(page, "Latest");
  await expect(row(page, "Loud 1").locator(".prose")).toContainText("And the rest of it.");
  await expect(row(page, "Loud 1")).toHaveClass(/full/);
  await expect(row(page, "Calm 4").locator(".excerpt")).toBeVisible();
  await page.getByLabel("How much of each post").selectOption("Headlines");
  await expect(row(page, "Calm 4")).toHaveClass(/headlines/);
  await expect(row(page, "Loud 1")).toHaveClass(/full/);
  // In its own list the choice is the blog's.
  await visit(page, "Loud");
  await page.locator(".list-tools").getByLabel("How much of each post").selectOption("Excerpts");
  await expect(row(page, "Loud 1").locator(".excerpt")).toBeVisible();
  await visit(page, "Latest");
  await expect(row(page, "Calm 4")).toHaveClass(/headlines/);
  await expect(row(page, "Loud 1").locator(".excerpt")).toBeVisible();
});

test("its posts open on their own page, and are read", async ({ reader, rill, origin }) => {
  const { page, context } = reader;
  await begin(page, rill, origin);
  origin.set("/favicon.ico", { status: 204, body: "" });
  for (const hours of [2, 3]) origin.set(`/Loud/${hours}.html`, { body: "<title>There</title>" });
  await arrange(page, "Loud");
  await page.getByLabel("Open its posts on their own page at once").check();
  await visit(page, "Latest");
  await expect(row(page, "Loud 3").getByText("Original ↗")).toBeVisible();
  const opened = context.waitForEvent("page");
  await row(page, "Loud 3").getByRole("heading").getByRole("link").click();
  await (await opened).waitForURL(origin.url("/Loud/3.html"));
  await expect(row(page, "Loud 3")).not.toHaveClass(/unread/);
  await expect(row(page, "Loud 3").getByText("1 view")).toBeVisible();
  // By key.
  await page.bringToFront();
  await page.evaluate(() => document.activeElement.blur());
  while (!/selected/.test(await row(page, "Loud 2").getAttribute("class"))) await page.keyboard.press("n");
  const second = context.waitForEvent("page");
  await page.keyboard.press("o");
  await (await second).waitForURL(origin.url("/Loud/2.html"));
  await expect(row(page, "Loud 2")).not.toHaveClass(/unread/);
  // Others open here.
  await page.bringToFront();
  await row(page, "Calm 4").getByRole("heading").getByRole("link").click();
  await expect(reading(page).getByRole("heading", { name: "Calm 4" })).toBeVisible();
});
