// A phone: one pane at a time, a bar of five under the thumb, swipes.
import { expect, test } from "../harness/test.mjs";
import { follow, read, reading, row, visit, whole } from "../harness/steps.mjs";

test.use({ look: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });

/** A finger on a page: `down`, `move` and `up`. */
async function finger(page) {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type, points) => devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  return {
    down: (x, y) => touch("touchStart", [{ x, y }]),
    move: (x, y) => touch("touchMove", [{ x, y }]),
    up: () => touch("touchEnd", []),
  };
}

/** The middle of something, so far to the right. */
async function middle(target, across = 0) {
  const box = await target.boundingBox();
  return [box.x + box.width / 2 + across, box.y + box.height / 2];
}

/** A finger that goes down on `target` and moves sideways. */
async function drag(page, target, across) {
  const hand = await finger(page);
  const [x, y] = await middle(target);
  await hand.down(x, y);
  for (const part of [0.25, 0.5, 0.75, 1]) await hand.move(x + across * part, y);
  return hand;
}

/** And leaves. */
const swipe = async (page, target, across) => (await drag(page, target, across)).up();

test("list to post and back, one at a time", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await page.goto(rill.url());
  await expect(page.getByRole("navigation", { name: "Main views" })).toBeVisible();
  await read(page, "What the harbour charts left out");
  await expect(reading(page)).toContainText("I spent the winter");
  await expect(row(page, "What the harbour charts left out")).toBeHidden();
  await page.getByRole("link", { name: "‹ Back" }).click();
  await expect(row(page, "What the harbour charts left out")).toBeVisible();
});

test("a swipe to the right reads, to the left stars, a short one does nothing", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  const post = row(page, "What the harbour charts left out");
  await expect(post).toHaveClass(/unread/);
  await swipe(page, post, 40);
  await expect(post).toHaveClass(/unread/);
  await swipe(page, post, 120);
  await expect(post).not.toHaveClass(/unread/);
  await swipe(page, post, -120);
  await expect(post.locator(".star")).toBeVisible();
  await expect(post).not.toHaveClass(/swiping/);
});

test("a swipe shows what it will do, and from where on", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  const post = row(page, "What the harbour charts left out");
  const hint = (text) => post.locator(".swipe-hint").filter({ hasText: text });
  const short = await drag(page, post, 50);
  await expect(hint("Mark read")).toBeInViewport();
  await expect(post).not.toHaveClass(/far/);
  await short.up();
  await expect(hint("Mark read")).toHaveCount(0);
  const long = await drag(page, post, 120);
  await expect(post).toHaveClass(/far/);
  await long.up();
  await expect(post).not.toHaveClass(/unread|far|swiping/);
  const back = await drag(page, post, 120);
  await expect(hint("Mark unread")).toBeInViewport();
  await back.up();
  const star = await drag(page, post, -120);
  await expect(hint("Star")).toBeInViewport();
  await star.up();
  const away = await drag(page, post, -120);
  await expect(hint("Take the star away")).toBeInViewport();
  await away.up();
  await expect(post.locator(".star")).toHaveCount(0);
});

test("the list is pulled down at its head to refresh, and says how it goes", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await page.goto(rill.url());
  const post = row(page, "What the harbour charts left out");
  await expect(post).toBeVisible();
  // What listens for it is in the second part.
  await whole(page);
  const sign = page.locator(".pull");
  const hand = await finger(page);
  const [x, y] = [195, 300];
  /** Draws the list down by so much. */
  const pull = async (by) => {
    await hand.down(x, y);
    for (const part of [0.25, 0.5, 0.75, 1]) await hand.move(x, y + by * part);
  };
  const asked = () => origin.asked("/tides.xml").length;
  const before = asked();
  // Not far enough: nothing comes of it.
  await pull(60);
  await expect(sign).toHaveText("Pull down to refresh");
  await hand.up();
  await expect(sign).toBeHidden();
  expect(asked()).toBe(before);
  // Sideways is a swipe of the row.
  await hand.down(x, y);
  for (const part of [0.25, 0.5, 0.75, 1]) await hand.move(x + 60 * part, y);
  for (const part of [0.5, 1]) await hand.move(x + 60, y + 150 * part);
  await expect(sign).toBeHidden();
  await hand.up();
  expect(asked()).toBe(before);

  const gate = origin.hold("/tides.xml");
  await pull(150);
  await expect(sign).toHaveText("Let go to refresh");
  await expect(sign).toBeInViewport({ ratio: 1 });
  const stood = await post.boundingBox();
  await hand.up();
  await gate.arrived;
  await expect(sign).toHaveText("Refreshing, 0 of 1");
  await expect(sign).toHaveRole("status");
  gate.release();
  await expect(sign).toHaveText("Updated just now");
  expect(await post.boundingBox()).toEqual(stood);
  expect(asked()).toBe(before + 1);

  // Anywhere else a finger scrolls.
  await page.setViewportSize({ width: 390, height: 500 });
  await page.locator("#posts").evaluate((pane) => pane.scrollTo(0, 100));
  await expect.poll(() => page.locator("#posts").evaluate((pane) => pane.scrollTop)).toBe(100);
  await pull(150);
  await expect(sign).not.toHaveText("Let go to refresh");
  await hand.up();
  expect(asked()).toBe(before + 1);
});

test("every page leads to the other views", async ({ reader, rill }) => {
  const { page } = reader;
  for (const place of ["?view=blogs", "?view=discover", "?view=settings"]) {
    await page.goto(rill.url(place));
    await page.locator(".page").getByRole("button", { name: "Menu" }).click();
    await page.getByRole("navigation", { name: "Views", exact: true }).getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("heading", { name: /^History/ })).toBeVisible();
  }
});

test.describe("held sideways", () => {
  test.use({ look: { viewport: { width: 640, height: 280 }, hasTouch: true, isMobile: true } });

  test("the menu opens where it was left", async ({ reader, rill, origin }) => {
    const { page } = reader;
    await follow(page, rill, origin.url("/tides.xml"));
    await visit(page, "Latest");
    const blog = page.getByRole("navigation", { name: "Views", exact: true }).getByRole("link", { name: /tides|Tidewrack/i });
    const menu = page.getByRole("button", { name: "Menu" }).filter({ visible: true });
    await expect(blog).toBeHidden();
    await menu.click();
    await expect(blog).toBeVisible();
    await expect(blog).not.toBeInViewport();
    await blog.scrollIntoViewIfNeeded();
    await expect(blog).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(blog).toBeHidden();
    await menu.click();
    await expect(blog).toBeInViewport();
  });
});
