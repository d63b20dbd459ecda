// How one's blogs are: which fail, which have fallen silent, which write very much, which one never opens.
import { follow, read, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const NOW = new Date("2026-11-25T12:00:00Z");
const HOUR = 3_600_000;

/** A feed with a post at each of these hours before now. */
const feed = (name, hours) => {
  const item = (at, n) => `<item><title>${name} ${n + 1}</title><guid>${n}</guid><description>Words.</description>
    <pubDate>${new Date(NOW - at * HOUR).toUTCString()}</pubDate></item>`;
  return { body: `<rss version="2.0"><channel><title>${name}</title>${hours.map(item).join("")}</channel></rss>` };
};

test("blogs are told apart by how they are", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/404/);
  await page.clock.setFixedTime(NOW);
  origin.set("/steady.xml", feed("Steady", [1, 200]));
  origin.set("/silent.xml", feed("Silent", [24 * 400]));
  origin.set("/loud.xml", feed("Loud", [...Array(150).keys()]));
  for (const path of ["/steady.xml", "/silent.xml", "/loud.xml"]) await follow(page, rill, origin.url(path));
  await visit(page, "Steady");
  await expect(page.getByText("1 post a week · last post: Today")).toBeVisible();
  await expect(page.getByRole("img", { name: "Posts of the last twelve weeks, the newest last: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1" })).toBeVisible();
  await read(page, "Steady 1");
  origin.set("/steady.xml", { status: 404, body: "" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.locator(".why.trouble")).toBeVisible();

  await visit(page, "Blogs and health");
  const names = page.locator(".blog-list .blog-item a.name");
  const show = (name) => page.getByRole("button", { name, exact: true }).click();
  await expect(names).toHaveText(["Loud", "Silent", "Steady"]);
  await expect(page.locator(".blog-item").filter({ hasText: "Silent" })).toContainText("Seldom writes · last post: 1 year ago");
  for (const [which, expected] of [
    ["Failing", ["Steady"]],
    ["Silent for a year", ["Silent"]],
    ["Very many posts", ["Loud"]],
    ["Never opened", ["Loud"]],
    ["All", ["Loud", "Silent", "Steady"]],
  ]) {
    await show(which);
    await expect(names).toHaveText(expected);
  }
  await visit(page, "Loud");
  await expect(rows(page).first()).toBeVisible();
  await rows(page).first().getByRole("heading").getByRole("link").click();
  await expect(rows(page).first()).not.toHaveClass(/unread/);
  await visit(page, "Blogs and health");
  await show("Never opened");
  await expect(page.getByText("None of your blogs.")).toBeVisible();
});
