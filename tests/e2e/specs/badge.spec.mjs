// The number of unread posts on Rill's icon, as long as one wants it there.
import { follow, stored } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

test("the icon bears what is unread, and nothing once that is not wanted", async ({ reader, rill, origin }) => {
  const { page, context } = reader;
  await context.addInitScript(() => {
    const put = (value) => ((window.badge = value), Promise.resolve());
    navigator.setAppBadge = put;
    navigator.clearAppBadge = () => put(0);
  });
  const badge = () => page.evaluate(() => window.badge);
  await follow(page, rill, origin.url("/tides.xml"));
  await expect.poll(badge).toBeGreaterThan(1);
  const all = await badge();
  await expect(page).toHaveTitle(new RegExp(`^\\(${all}\\) `));
  await page.getByRole("feed").getByRole("heading").first().getByRole("link").click();
  await expect.poll(badge).toBe(all - 1);
  await stored(page);
  await page.goto(rill.url("?view=settings"));
  const choice = page.getByLabel("Show the number of unread posts on Rill’s icon");
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await expect.poll(badge).toBe(0);
  await stored(page);
  await page.reload();
  await expect(choice).not.toBeChecked();
  await expect.poll(badge).toBe(0);
  await choice.check();
  await expect.poll(badge).toBe(all - 1);
});

test("an icon that cannot bear one is no trouble", async ({ reader, rill, origin }) => {
  const { page, context } = reader;
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "setAppBadge", { value: undefined });
    Object.defineProperty(navigator, "clearAppBadge", { value: undefined });
  });
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(page).toHaveTitle(/^\(\d+\)/);
});
