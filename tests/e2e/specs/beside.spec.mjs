// A wide screen is never half empty: what comes first to read stands beside the list, and is not called read for that.
import { follow, heading, painted, read, reading, row, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";
const NOTE = /^No title today, only this/;
const selected = (page) => page.locator("article.row.selected").getByRole("heading");
const title = (page) => reading(page).getByRole("heading", { level: 1 });

async function begin(page, rill, origin, path = "/tides.xml") {
  await follow(page, rill, origin.url(path));
  await visit(page, "Latest");
}

test("the first unread post stands beside the list, unread, and is no step back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await expect(title(page)).toHaveText(CHARTS);
  await expect(selected(page)).toHaveText(CHARTS);
  await expect(page).not.toHaveURL(/post=/);
  await expect(reading(page)).toContainText("0 views");
  await expect(row(page, CHARTS)).toHaveClass(/unread/);
  await expect(page).toHaveTitle("(3) Latest Posts · Rill");
  await read(page, CHARTS);
  await expect(reading(page)).toContainText("1 view");
  await stored(page);
  await page.reload();
  await expect(title(page)).toHaveText(CHARTS);
  await page.goto(rill.url());
  // Another visit begins with what is unread then.
  await expect(title(page)).toHaveText(ROPE);
});

test("who reads on in it, or walks on from it, has read it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await expect(title(page)).toHaveText(CHARTS);
  await reading(page).locator(".prose p").first().click();
  await expect(reading(page)).toContainText("1 view");
  await expect(row(page, CHARTS)).not.toHaveClass(/unread/);
  await expect(page).not.toHaveURL(/post=/);
  await stored(page);
  await page.goto(rill.url());
  await expect(title(page)).toHaveText(ROPE);
  await page.keyboard.press("j");
  await expect(title(page)).toHaveText(NOTE);
  await expect(row(page, ROPE)).toContainText("1 view");
});

test("a long one is read by scrolling it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, "/long.xml");
  await expect(title(page)).toHaveText("All the miles of it");
  await expect(reading(page)).toContainText("0 views");
  await page.locator("#post").hover();
  // Before it is painted there is nothing that a wheel could scroll.
  await painted(page);
  await page.mouse.wheel(0, 400);
  await expect(reading(page)).toContainText("1 view");
  await expect(page.locator("article.row.unread")).toHaveCount(0);
});

test("when all is read, what was read last stands there; in another view, what that one has", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin);
  await read(page, CHARTS);
  await page.keyboard.press("s");
  await page.keyboard.press("j");
  await expect(title(page)).toHaveText(ROPE);
  await page.keyboard.press("Shift+A");
  await page.keyboard.press("Escape");
  await expect(title(page)).toHaveText(ROPE);
  await visit(page, "Starred");
  await expect(heading(page)).toHaveText("Starred (1 found)");
  await expect(title(page)).toHaveText(CHARTS);
  await visit(page, "Read later");
  await expect(reading(page)).toHaveCount(0);
  await page.goto(rill.url());
  await expect(title(page)).toHaveText(ROPE);
});

test("a window that is made wide has its post, and one made narrow its list", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.setViewportSize({ width: 390, height: 800 });
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(row(page, CHARTS)).toBeVisible();
  await expect(selected(page)).toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(title(page)).toHaveText(CHARTS);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(row(page, CHARTS)).toBeVisible();
  await expect(reading(page)).toHaveCount(0);
});
