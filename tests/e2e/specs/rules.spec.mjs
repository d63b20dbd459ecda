// Words one does not want to read, rules, and searches kept as views.
import { follow, heading, read, reading, row, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";

const feed = (...titles) => {
  const item = (title, at) => `<item><title>${title}</title><guid>${title}</guid><description>Words about it.</description>
    <pubDate>Tue, 24 Nov 2026 0${at}:00:00 GMT</pubDate></item>`;
  return { body: `<rss version="2.0"><channel><title>Quay</title>${titles.map(item).join("")}</channel></rss>` };
};
const places = (page) => page.getByRole("navigation", { name: "Views", exact: true });

test("a muted word hides what arrives, says so, and gives it back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  origin.set("/quay.xml", feed("Boats in", "Sponsored: paint"));
  await follow(page, rill, origin.url("/quay.xml"));
  await expect(rows(page)).toHaveCount(2);
  await visit(page, "Views and rules");
  await page.getByLabel("A word or phrase").fill("sponsored");
  await page.getByRole("button", { name: "Mute" }).click();
  // What is here already stays: a muted word looks at what arrives.
  origin.set("/quay.xml", feed("Boats in", "Sponsored: paint", "A sponsored rope", "Boats out"));
  await visit(page, "Quay");
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("button", { name: "1 new post" }).click();
  await expect(rows(page).getByRole("heading")).toHaveText(["Boats out", "Sponsored: paint", "Boats in"]);
  await expect(places(page).getByRole("link", { name: "Quay" })).toContainText("3");

  await page.goto(rill.url("?view=hidden"));
  await expect(heading(page)).toHaveText("Hidden posts (1 found)");
  await expect(row(page, "A sponsored rope")).toContainText("Hidden by the rule \"sponsored\".");
  await row(page, "A sponsored rope").getByRole("button", { name: "Restore" }).click();
  await expect(row(page, "A sponsored rope").getByRole("button", { name: "Restore" })).toHaveCount(0);
  await visit(page, "Quay");
  await expect(rows(page)).toHaveCount(4);
  await stored(page);
  await page.reload();
  await expect(rows(page)).toHaveCount(4);
});

test("a rule is tried on what is stored, and then holds for what arrives", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Views and rules");
  const query = page.getByLabel("For posts that match");
  const keep = page.getByRole("button", { name: "Keep rule" });
  await query.fill("title:(");
  await expect(page.locator(".trouble")).toBeVisible();
  await expect(keep).toBeDisabled();
  await query.fill("author:marlow rope");
  await expect(page.getByText("0 posts here match.")).toBeVisible();
  await query.fill("title:rope");
  await expect(page.getByText("1 post here matches.")).toBeVisible();
  await page.getByLabel("Do this").selectOption("Star");
  await keep.click();
  const rule = page.getByRole("listitem").filter({ hasText: "title:rope" });
  await expect(rule).toContainText("Star");
  await visit(page, "Starred");
  await expect(rows(page).getByRole("heading")).toHaveText([ROPE]);
  // It is there after a reload, speaks about a new blog, and is taken away.
  await stored(page);
  await page.reload();
  origin.set("/quay.xml", feed("Boats in", "More rope"));
  await follow(page, rill, origin.url("/quay.xml"));
  await visit(page, "Starred");
  await expect(row(page, "More rope")).toBeVisible();
  await visit(page, "Views and rules");
  await page.getByRole("button", { name: "Remove title:rope" }).press("Enter");
  await expect(rule).toHaveCount(0);
  // With the last of them the focus goes to the list, not away.
  await expect(page.locator(".send-list").first()).toBeFocused();
});

test("a search is kept as a view with its count", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Search");
  await page.getByRole("searchbox").fill("title:charts OR title:rope");
  await page.getByRole("button", { name: "Keep as a view" }).click();
  await expect(page.getByRole("button", { name: "Kept as a view" })).toBeVisible();
  const view = places(page).getByRole("link", { name: /title:charts OR title:rope/ });
  await expect(view).toContainText("2");
  await visit(page, "Views and rules");
  await page.getByLabel("Name", { exact: true }).fill("Harbour");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  const named = places(page).getByRole("link", { name: /^Harbour/ });
  await named.click();
  await expect(rows(page)).toHaveCount(2);
  await read(page, CHARTS);
  await expect(reading(page)).toContainText("1 view");
  await expect(named).toHaveText("Harbour1");
  await page.reload();
  await expect(named).toHaveAttribute("aria-current", "page");
  await expect(named).toHaveText("Harbour1");
  await page.keyboard.press("Escape");
  await visit(page, "Views and rules");
  await page.getByRole("button", { name: "Remove Harbour" }).click();
  await expect(named).toHaveCount(0);
});
