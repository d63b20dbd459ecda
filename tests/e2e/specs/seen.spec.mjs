// The first posts as they were last seen stand there before the program does.
import { follow, hold, painted, read, reading, row, rows, stored, whole } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const PROGRAM = "page_bg.wasm";
const CHARTS = "What the harbour charts left out";
const seen = (page) => page.locator("#seen");
const seenRow = (page) => seen(page).getByRole("article").filter({ hasText: CHARTS });

/** Follows a blog, looks at the river, and leaves. */
async function leave(page, rill, origin, look = async () => {}) {
  await follow(page, rill, origin.url("/tides.xml"));
  await page.goto(rill.url());
  await expect(rows(page)).toHaveCount(3);
  // What keeps them is here, too.
  await whole(page);
  await look();
  await page.goto("about:blank");
}

/** Where the rows and what is around them stand, and how they look. */
const places = (page) =>
  page.locator(".row, .row :is(h3, time, .mark, .meta), .list-head, .list-head *, .tabbar a, .tabbar svg, .sidebar a").evaluateAll((all) =>
    all.filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, fontWeight } = getComputedStyle(element);
      return [element.localName, x, y, width, height, color, fontWeight].join(" ");
    }),
  );

for (const width of [390, 820, 1440]) {
  test.describe(`${width} px`, () => {
    test.use({ look: { viewport: { width, height: 844 } } });

    test("they stand where the list's own will", async ({ reader, rill, origin }) => {
      const { page } = reader;
      await leave(page, rill, origin, async () => {
        await read(page, CHARTS);
        await painted(page);
        await stored(page);
      });
      const send = await hold(page, PROGRAM);
      await page.goto(rill.url());
      await expect(seen(page).getByRole("article")).toHaveCount(3);
      await expect(rows(page)).toHaveCount(0);
      const before = await places(page);
      await send();
      await expect(rows(page)).toHaveCount(3);
      await expect(seen(page)).toHaveCount(0);
      await expect.poll(() => places(page)).toEqual(before);
    });
  });
}

test("a post that is asked for before the program is there opens with it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await leave(page, rill, origin);
  const send = await hold(page, PROGRAM);
  await page.goto(rill.url());
  await seenRow(page).getByRole("link", { name: CHARTS }).click();
  await send();
  await expect(reading(page).getByRole("heading", { name: CHARTS, level: 1 })).toBeVisible();
  await page.goBack();
  await expect(row(page, CHARTS)).toBeVisible();
});

test("a page over the list is not kept for it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await leave(page, rill, origin);
  await page.goto(rill.url());
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Blogs and health" }).click();
  await expect(page.getByRole("heading", { name: "Blogs and health", level: 1 }).filter({ visible: true })).toBeVisible();
  await page.goto("about:blank");
  await hold(page, PROGRAM);
  await page.goto(rill.url());
  await expect(page.locator("#shell .list-title")).toContainText("Latest Posts");
});

test("on another day they say no dates", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await leave(page, rill, origin);
  await page.addInitScript(() => {
    Date.prototype.toDateString = () => "another day";
  });
  const send = await hold(page, PROGRAM);
  await page.goto(rill.url());
  await expect(seenRow(page).locator("time")).toHaveText("");
  await send();
  await expect(row(page, CHARTS).locator("time")).toHaveText(/ago/);
});

test("they stand in the river alone, and whole posts are not kept", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await leave(page, rill, origin);
  const kept = () => page.evaluate(() => localStorage.getItem("seen"));
  const send = await hold(page, PROGRAM);
  await page.goto(rill.url("?view=starred"));
  await expect(page.locator(".shell-row").first()).toBeVisible();
  await expect(seen(page)).toHaveCount(0);
  expect(await kept()).toContain(CHARTS);
  await send();
  await expect(page.getByRole("heading", { name: "Starred", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Latest" }).first().click();
  await page.getByRole("combobox", { name: "How much of each post" }).selectOption("Full posts");
  await expect(rows(page).first().locator(".prose")).toBeVisible();
  expect(await kept()).toContain(CHARTS);
  await page.goto(rill.url("?view=starred"));
  expect(await kept()).toBe("");
});

test("what cannot be read is left out", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await leave(page, rill, origin);
  for (const broken of ["{", "[]", '["a day", 7, 7]', '["a day", [["p"]], []]', '["a day", [], [["p", []]]]']) {
    // What is left here is no river.
    await page.goto(rill.url("?view=starred"));
    await page.evaluate((text) => localStorage.setItem("seen", text), broken);
    await page.goto(rill.url());
    await expect(rows(page), broken).toHaveCount(3);
  }
});
