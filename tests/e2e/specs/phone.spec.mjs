// A phone: one pane at a time, a bar of five under the thumb, swipes.
import { expect, test } from "../harness/test.mjs";
import { follow, read, reading, row, visit } from "../harness/steps.mjs";

test.use({ look: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });

/** A finger that goes down on `target`, moves sideways and leaves. */
async function swipe(page, target, across) {
  const box = await target.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const finger = await page.context().newCDPSession(page);
  const touch = (type, at) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: at === null ? [] : [{ x: at, y }] });
  await touch("touchStart", x);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", x + across * part);
  await touch("touchEnd", null);
}

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

test("every page leads to the other views", async ({ reader, rill }) => {
  const { page } = reader;
  for (const place of ["?view=blogs", "?view=discover", "?view=settings"]) {
    await page.goto(rill.url(place));
    await page.locator(".page").getByRole("button", { name: "Menu" }).click();
    await page.getByRole("navigation", { name: "Views", exact: true }).getByRole("link", { name: "History" }).click();
    await expect(page.getByRole("heading", { name: /^History/ })).toBeVisible();
  }
});
