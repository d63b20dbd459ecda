// A long list: only what is near is in the document, and wherever one is in it, what one reads stays where it is.
import { follow, heading, painted, reading, row, rows, visit, whole } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const DAY = 24 * 60 * 60 * 1000;
const NEWEST = Date.parse("2026-11-24T08:00:00Z");

/** A text of so many sentences. */
const text = (n) => Array.from({ length: n }, (_, at) => `<p>Sentence ${at} of a log that was kept at sea, in all weathers, by whoever had the watch.</p>`).join("");

/** A feed of `count` posts, the newest first and two a day; the texts of every seven differ in length. */
function log(count, more = "") {
  const item = (n, at) => {
    const date = new Date(NEWEST - (at * DAY) / 2).toUTCString();
    return `<item><title>Entry ${n}</title><guid>${n}</guid><pubDate>${date}</pubDate><description><![CDATA[${text((n % 7) + 1)}]]></description></item>`;
  };
  const items = Array.from({ length: count }, (_, at) => item(count - at, at)).join("");
  return `<rss version="2.0"><channel><title>Log</title><link>https://log.example/</link>${more}${items}</channel></rss>`;
}

const list = (page) => page.locator("#posts");
const scroll = (page, by) => list(page).evaluate((pane, by) => pane.scrollBy(0, by), by);
const top = (page) => list(page).evaluate((pane) => pane.scrollTop);

/** Where the first row whole in sight stands, counted from the list's head: [title, pixels]. */
const first = (page) =>
  list(page).evaluate((pane) => {
    const head = pane.querySelector(".list-head").getBoundingClientRect().bottom;
    const rows = [...pane.querySelectorAll("article.row")];
    const row = rows.find((row) => row.getBoundingClientRect().top >= head - 1);
    return row && [row.querySelector(".title").textContent, Math.round(row.getBoundingClientRect().top - head)];
  });

/** Where a row's title stands in the window. */
const place = (page, title) => row(page, title).locator(".title").evaluate((title) => title.getBoundingClientRect().top);

async function begin(page, rill, origin, count) {
  await page.clock.setFixedTime(new Date(NEWEST + 3600_000));
  origin.set("/log.xml", { body: log(count) });
  await follow(page, rill, origin.url("/log.xml"));
  await expect(row(page, `Entry ${count}`)).toBeVisible();
  await page.evaluate(() => document.activeElement.blur());
}

test("the end and the head of a long list are one key away, and little of it is in the document", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 900);
  const drawn = () => rows(page).count();
  expect(await drawn()).toBeLessThan(40);
  await expect(row(page, "Entry 900")).toHaveAttribute("aria-posinset", "1");
  await expect(row(page, "Entry 900")).toHaveAttribute("aria-setsize", "900");
  await page.keyboard.press("End");
  await expect(row(page, "Entry 1")).toBeInViewport({ ratio: 1 });
  await expect(page.getByText("That is all, 900 posts, 1 of today.")).toBeInViewport();
  await expect(row(page, "Entry 1")).toHaveAttribute("aria-posinset", "900");
  await expect(row(page, "Entry 900")).toHaveCount(0);
  expect(await drawn()).toBeLessThan(40);
  await page.keyboard.press("Home");
  await expect(row(page, "Entry 900")).toBeInViewport({ ratio: 1 });
  await expect.poll(() => top(page)).toBe(0);
  await expect(row(page, "Entry 1")).toHaveCount(0);
  // Anywhere between.
  await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect(row(page, "Entry 450").or(row(page, "Entry 460")).or(row(page, "Entry 440")).first()).toBeVisible();
  expect(await drawn()).toBeLessThan(40);
});

test("a date is gone to, by mouse and by keys", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 300);
  await page.getByRole("button", { name: "Go to a date" }).click();
  const field = page.getByLabel("Go to a date").and(page.locator("input"));
  await expect(field).toBeFocused();
  // Two posts a day: 79 are newer than the evening of this day.
  await field.fill("2026-10-15");
  await expect(row(page, "Entry 221")).toBeInViewport({ ratio: 1 });
  await expect(row(page, "Entry 221")).toHaveClass(/selected/);
  await expect.poll(async () => (await first(page))[0]).toBe("Entry 221");
  await field.press("Enter");
  await expect(field).toHaveCount(0);
  await expect.poll(async () => (await first(page))[0]).toBe("Entry 221");
  await page.keyboard.press("n");
  await expect(row(page, "Entry 220")).toHaveClass(/selected/);
  await page.keyboard.press("d");
  await expect(field).toBeFocused();
  // Before all of them: the end.
  await field.fill("2001-01-01");
  await expect(row(page, "Entry 1")).toBeInViewport({ ratio: 1 });
  await field.press("Escape");
  await expect(field).toHaveCount(0);
});

test("keys walk out of sight, and back from afar", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 300);
  // The first post stands beside the list, and is selected.
  await expect(row(page, "Entry 300")).toHaveClass(/selected/);
  for (let step = 0; step < 25; step++) await page.keyboard.press("n");
  await expect(row(page, "Entry 275")).toHaveClass(/selected/);
  // All of it but the fraction of a pixel by which browsers put a contained box on whole ones.
  await expect(row(page, "Entry 275")).toBeInViewport({ ratio: 0.995 });
  await page.keyboard.press("End");
  await expect(row(page, "Entry 1")).toBeInViewport();
  await expect(row(page, "Entry 275")).toHaveCount(0);
  await page.keyboard.press("p");
  await expect(row(page, "Entry 276")).toHaveClass(/selected/);
  await expect(row(page, "Entry 276")).toBeInViewport({ ratio: 1 });
});

test("what has the focus keeps it, however far one scrolls", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 300);
  const link = row(page, "Entry 298").locator(".title a");
  await link.focus();
  await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect(row(page, "Entry 150").or(row(page, "Entry 148")).first()).toBeVisible();
  await expect(link).toBeFocused();
  await expect(row(page, "Entry 298")).not.toBeInViewport();
  await expect(row(page, "Entry 298")).toHaveAttribute("aria-posinset", "3");
  // The next stop is a row in sight, or just above it.
  await page.keyboard.press("Tab");
  const stop = await page.evaluate(() => Number(document.activeElement.closest("article").getAttribute("aria-posinset")));
  expect(Math.abs(stop - 150)).toBeLessThan(20);
  await expect(row(page, "Entry 298")).toHaveCount(0);
  // With Tab alone one comes through the whole list: a row has two stops, its blog and its title.
  for (let at = stop + 1; at <= stop + 20; at++) {
    await expect(page.locator(`[aria-posinset="${at}"]`)).toBeAttached();
    for (let link = 0; link < 2; link++) await page.keyboard.press("Tab");
  }
  const later = await page.evaluate(() => Number(document.activeElement.closest("article").getAttribute("aria-posinset")));
  expect(later).toBe(stop + 20);
  await expect(page.locator(":focus")).toBeInViewport();
});

test("new posts move nothing below, and a reload finds the place", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 300);
  await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect.poll(() => first(page)).toBeTruthy();
  const [title] = await first(page);
  const before = await place(page, title);
  await row(page, title).locator(".title").hover();
  origin.set("/log.xml", { body: log(320) });
  await page.keyboard.press("r");
  const notice = page.getByRole("button", { name: "20 new posts" });
  await expect(notice).toBeAttached();
  await painted(page);
  expect(Math.abs((await place(page, title)) - before)).toBeLessThan(2);
  await notice.evaluate((notice) => notice.click());
  await expect(heading(page)).toHaveText("Posts from Log (320 found)");
  await expect.poll(async () => Math.abs((await place(page, title)) - before)).toBeLessThan(2);

  // Emptied, so that the wait below is for what this scroll notes.
  await page.evaluate(() => history.replaceState(null, ""));
  await scroll(page, 300);
  await expect.poll(async () => Math.abs((await place(page, title)) - before + 300)).toBeLessThan(2);
  const stands = await place(page, title);
  const isBack = () => expect.poll(async () => Math.abs((await place(page, title)) - stands)).toBeLessThan(2);
  await expect.poll(() => page.evaluate(() => history.state)).toBeTruthy();
  await page.reload();
  await isBack();
  // And back from another view.
  await visit(page, "Starred");
  await expect(heading(page)).toHaveText("Starred (0 found)");
  await page.goBack();
  await expect(heading(page)).toHaveText("Posts from Log (320 found)");
  await isBack();
  // Whoever comes anew begins at the head.
  await visit(page, "Latest");
  await expect(row(page, "Entry 320")).toBeInViewport();
});

test("a reload with a post open finds its row", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 300);
  await page.keyboard.press("End");
  await row(page, "Entry 3").getByRole("heading").getByRole("link").click();
  await expect(reading(page)).toContainText("Sentence 0");
  await page.reload();
  await expect(reading(page)).toContainText("Sentence 0");
  await expect(row(page, "Entry 3")).toBeInViewport({ ratio: 1 });
  await expect(row(page, "Entry 3")).toHaveClass(/selected/);
});

test("larger text keeps the place", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(page, rill, origin, 300);
  await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect.poll(() => first(page)).toBeTruthy();
  const [title] = await first(page);
  const height = () => row(page, title).evaluate((row) => row.offsetHeight);
  const low = await height();
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expect.poll(height).toBeGreaterThan(low * 1.4);
  await expect(row(page, title)).toBeInViewport();
  await expect.poll(async () => (await first(page))[1]).toBeLessThan(400);
  // And one scrolls on through rows of the new height.
  const before = await place(page, title);
  await scroll(page, 200);
  await expect.poll(async () => Math.abs((await place(page, title)) - before + 200)).toBeLessThan(2);
  await page.keyboard.press("End");
  await expect(row(page, "Entry 1")).toBeInViewport({ ratio: 1 });
  // A date is gone to in such text, too, and nothing runs out sideways.
  await page.keyboard.press("d");
  await page.getByLabel("Go to a date").and(page.locator("input")).fill("2026-10-15");
  await expect.poll(async () => (await first(page))?.[0]).toBe("Entry 221");
  expect(await list(page).evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
});

test("a step of a scroll is kept, though rows are drawn in the same frame", async ({ reader, rill, origin }) => {
  const { page } = reader;
  origin.set("/log.xml", { body: log(900) });
  await follow(page, rill, origin.url("/log.xml"));
  await whole(page);
  // Of differing heights: what is drawn for a step is higher or lower than what it takes the place of.
  await page.getByLabel("How much of each post").selectOption("Full posts");
  await expect(row(page, "Entry 900").getByText("Sentence 0 ")).toBeVisible();
  const moved = await list(page).evaluate(async (pane) => {
    const moved = [];
    for (let step = 0; step < 40; step++) {
      const row = [...pane.querySelectorAll("article.row")].at(-1);
      const before = row.getBoundingClientRect().top;
      pane.scrollTop += 200;
      await new Promise(requestAnimationFrame);
      moved.push(Math.round(before - row.getBoundingClientRect().top));
    }
    return moved;
  });
  expect(moved).toEqual(Array(40).fill(200));
});

test("a picture that comes late pushes nothing of what is read", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="500"><rect width="300" height="500" fill="teal"/></svg>`;
  origin.set("/late.svg", { body: svg });
  const gate = origin.hold("/late.svg");
  const words = `<p>Before.</p><img src="${origin.url("/late.svg")}" alt="A lantern">${text(60)}`;
  const items = [1, 2, 3].map((n) => `<item><title>Lantern ${n}</title><guid>${n}</guid><description><![CDATA[${words}]]></description></item>`);
  origin.set("/late.xml", { body: `<rss version="2.0"><channel><title>Late</title><link>https://late.example/</link>${items.join("")}</channel></rss>` });
  await follow(page, rill, origin.url("/late.xml"));
  await page.getByLabel("How much of each post").selectOption("Full posts");
  const line = row(page, "Lantern 2").getByText("Sentence 20 ");
  await expect(line).toBeAttached();
  await line.evaluate((line) => line.scrollIntoView({ block: "center" }));
  await gate.arrived;
  const before = (await line.boundingBox()).y;
  const height = () => row(page, "Lantern 2").evaluate((row) => row.offsetHeight);
  const low = await height();
  gate.release();
  await expect.poll(height).toBeGreaterThan(low + 300);
  await painted(page);
  expect(Math.abs((await line.boundingBox()).y - before)).toBeLessThan(2);
});

for (const density of ["Excerpts", "Full posts"]) {
  test(`${density} scroll up and down and nothing jumps`, async ({ reader, rill, origin }) => {
    const { page } = reader;
    await begin(page, rill, origin, 300);
    await page.getByLabel("How much of each post").selectOption(density);
    await list(page).evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
    await expect.poll(() => first(page)).toBeTruthy();
    // Upwards, through rows that were never measured: each step moves what is seen by as much as one scrolled.
    for (let step = 0; step < 25; step++) {
      const [title] = await first(page);
      const before = await place(page, title);
      await scroll(page, -150);
      await expect.poll(async () => Math.abs((await place(page, title)) - before - 150)).toBeLessThan(2);
    }
    for (let step = 0; step < 10; step++) {
      const [title] = await first(page);
      const before = await place(page, title);
      await scroll(page, 120);
      await expect.poll(async () => Math.abs((await place(page, title)) - before + 120)).toBeLessThan(2);
    }
  });
}
