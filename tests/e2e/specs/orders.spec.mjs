// The order of the river: newest, oldest, or within each day those blogs first that seldom write; and that a day ends.
import { follow, rows, stored } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const HOUR = 60 * 60 * 1000;
const NOW = Date.parse("2026-11-24T18:00:00Z");

/** A feed whose posts are so many hours old. */
function feed(name, hours) {
  const item = (hours) =>
    `<item><title>${name} ${hours}</title><guid>${hours}</guid><pubDate>${new Date(NOW - hours * HOUR).toUTCString()}</pubDate><description>A line.</description></item>`;
  return `<rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link>${hours.map(item).join("")}</channel></rss>`;
}

const titles = (page) => rows(page).locator(".title").allTextContents();
const menu = (page) => page.getByRole("button", { name: "More about this list" });

test("rare blogs first, day by day, and back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.clock.setFixedTime(new Date(NOW));
  origin.set("/loud.xml", { body: feed("Loud", [1, 2, 3, 20, 26, 30]) });
  origin.set("/rare.xml", { body: feed("Rare", [4, 28]) });
  await follow(page, rill, origin.url("/loud.xml"));
  await follow(page, rill, origin.url("/rare.xml"));
  await page.goto(rill.url());
  const newest = ["Loud 1", "Loud 2", "Loud 3", "Rare 4", "Loud 20", "Loud 26", "Rare 28", "Loud 30"];
  const rare = ["Rare 4", "Loud 1", "Loud 2", "Loud 3", "Rare 28", "Loud 20", "Loud 26", "Loud 30"];
  await expect.poll(() => titles(page)).toEqual(newest);
  const days = page.getByRole("feed").locator(".day");
  await expect(days).toHaveText(["Today", "Yesterday"]);
  const ends = page.locator(".end");
  await expect(ends).toHaveText(["That is all, 4 posts today.", "That is all, 8 posts, 4 of today."]);

  await menu(page).click();
  await page.getByLabel("Rare blogs first").check();
  await expect(page.getByText("each day begins with the blogs that write least")).toBeVisible();
  await expect.poll(() => titles(page)).toEqual(rare);
  await expect(days).toHaveText(["Today", "Yesterday"]);
  await stored(page);
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(rare);

  // By keys, in the menu.
  await menu(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Rare blogs first")).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByLabel("Oldest first")).toBeChecked();
  await expect.poll(() => titles(page)).toEqual(newest.toReversed());
  await expect(days).toHaveText(["Yesterday", "Today"]);
  // The day is not over where it stands last.
  await expect(ends).toHaveText(["That is all, 8 posts, 4 of today."]);
});

test("a river of today alone says so at its end", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.clock.setFixedTime(new Date(NOW));
  origin.set("/loud.xml", { body: feed("Loud", [1, 2]) });
  await follow(page, rill, origin.url("/loud.xml"));
  await expect(page.locator(".end")).toHaveText(["That is all, 2 posts today."]);
});
