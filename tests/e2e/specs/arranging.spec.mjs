// A list read one's own way: from its oldest post, a part of it marked read, and a sidebar of what is unread.
import { follow, row, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const NOW = new Date("2026-11-25T12:00:00Z");
const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";
const menu = (page) => page.getByRole("group", { name: "More about this list" });
const choose = async (page, name) => {
  if (!(await menu(page).isVisible())) await page.getByRole("button", { name: "More about this list" }).click();
  await menu(page).getByRole("button", { name }).click();
};
const unread = (page) => page.locator("article.row.unread");

test("oldest first, and it lasts", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const order = async (name) => {
    await page.getByRole("button", { name: "More about this list" }).click();
    await menu(page).getByRole("radio", { name }).check();
    await page.keyboard.press("Escape");
  };
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  await order("Oldest first");
  await expect(rows(page).getByRole("heading")).toHaveText([/^No title today/, ROPE, CHARTS]);
  await stored(page);
  await page.reload();
  await expect(rows(page).getByRole("heading")).toHaveText([/^No title today/, ROPE, CHARTS]);
  await order("Newest first");
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS, ROPE, /^No title today/]);
});

test("a part is marked read, and that is taken back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.clock.setFixedTime(NOW);
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("n");
  await expect(row(page, ROPE)).toHaveClass(/selected/);
  const check = async (what, left) => {
    await choose(page, what);
    await expect(unread(page).getByRole("heading")).toHaveText(left);
    await expect(menu(page)).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(unread(page)).toHaveCount(3);
  };
  await check("Mark read what is above", [ROPE, /^No title today/]);
  await check("Mark read what is below", [CHARTS, ROPE]);
  await check("Mark read what is older than a week", [CHARTS, ROPE]);
  await check("Mark read what is older than a day", []);
});

test("the sidebar shows only blogs with unread posts", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await follow(page, rill, origin.url("/kilns.xml"));
  const place = (name) => page.getByRole("navigation", { name: "Views", exact: true }).getByRole("link", { name });
  await expect(place("Tidewrack")).toBeVisible();
  await choose(page, "Only blogs with unread posts");
  await expect(place("Tidewrack")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+A");
  // Where one is stays in sight.
  await expect(place("Notes on Kilns")).toBeVisible();
  await visit(page, "Latest");
  await expect(place("Notes on Kilns")).toBeHidden();
  await expect(place("Tidewrack")).toBeVisible();
});
