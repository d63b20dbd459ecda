// The browser dies in the middle of long work: what is there afterwards is all of it, or the part that was said to be done.
import { count, follow, heading, read, reading, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

/** Posts of a blog that takes a while to write. */
const MANY = 1500;

/** How many texts of posts the store holds. */
const texts = (page) => count(page, "bodies");

const large = () => {
  const item = (_, n) => `<item><title>Sounding ${n}</title><guid isPermaLink="false">s${n}</guid><description>By lead and line.</description></item>`;
  return `<rss version="2.0"><channel><title>Soundings</title>${Array.from({ length: MANY }, item).join("")}</channel></rss>`;
};

test("an import that is killed leaves every blog whole or still to come", async ({ reader, rill, origin }) => {
  const blog = (path) => `<outline text="${path}" xmlUrl="${origin.url(path)}"/>`;
  const opml = `<opml version="2.0"><body>${["/tides.xml", "/kilns.xml"].map(blog).join("")}</body></opml>`;
  const kilns = origin.hold("/kilns.xml");
  await reader.page.goto(rill.url("?view=blogs"));
  await reader.page.locator("input[type=file]").first().setInputFiles({ name: "blogs.opml", mimeType: "text/x-opml", buffer: Buffer.from(opml) });
  await kilns.arrived;
  await visit(reader.page, "Latest");
  await expect(heading(reader.page)).toHaveText("Latest Posts (3 found)");

  await reader.restart();
  kilns.release();
  await reader.page.goto(rill.url());
  const places = reader.page.getByRole("navigation", { name: "Views", exact: true });
  await expect(places.getByRole("link", { name: /^Tidewrack|^.tides/ })).toBeVisible();
  await expect(places.getByRole("link", { name: /kilns/i })).toBeVisible();
  await expect(rows(reader.page).first()).toBeVisible();
  // What was said to be there is there, and what was not comes with the next look.
  await reader.page.getByRole("button", { name: "Refresh" }).first().click();
  await expect(places.getByRole("link", { name: "Latest" })).toHaveText(/5$/);
});

test("a blog's posts are written all or none, and what was decided of them stays", async ({ reader, rill, origin }) => {
  origin.set("/soundings.xml", { body: large() });
  const address = origin.url("/soundings.xml");
  // Killed as soon as the feed was asked for: somewhere between its answer and its last post.
  const asked = origin.hold("/soundings.xml");
  await reader.page.goto(rill.url(`?subscribe=${encodeURIComponent(address)}`));
  await asked.arrived;
  asked.release();
  await reader.restart();
  await reader.page.goto(rill.url());
  await expect(heading(reader.page)).toContainText("found");
  const found = await heading(reader.page).textContent();
  expect(["Latest Posts (0 found)", `Latest Posts (${MANY.toLocaleString("en")} found)`, `Latest Posts (${MANY} found)`]).toContain(found);

  await follow(reader.page, rill, address);
  await visit(reader.page, "Latest");
  await expect(heading(reader.page)).toHaveText(/^Latest Posts \(1,?500 found\)$/);
  await reader.page.evaluate(() => document.activeElement.blur());
  await reader.page.keyboard.press("Shift+A");
  await expect(reader.page.getByText(/posts? marked read/)).toBeVisible();
  await stored(reader.page);
  await reader.restart();
  await reader.page.goto(rill.url());
  await expect(heading(reader.page)).toHaveText(/^Latest Posts \(1,?500 found\)$/);
  await expect(rows(reader.page).first()).toBeVisible();
  await expect(reader.page.locator("article.row.unread")).toHaveCount(0);
});

test("a blog that is left goes as a whole, and is whole when it comes back, however far its posts had gone", async ({ reader, rill, origin }) => {
  origin.set("/soundings.xml", { body: large() });
  const address = origin.url("/soundings.xml");
  await follow(reader.page, rill, address);
  await expect(rows(reader.page).first()).toBeVisible();
  await expect.poll(() => texts(reader.page)).toBe(MANY);
  await reader.page.locator(".about summary").click();
  await reader.page.getByRole("button", { name: "Follow no more" }).click();
  await expect(reader.page.getByText("is no longer followed")).toBeVisible();
  // It goes once that is stored.
  await expect(reader.page.locator(".about")).toHaveCount(0);
  await reader.restart();
  // Now that it cannot be taken back, the posts go. Killed when some are gone, or all.
  await reader.page.goto(rill.url());
  await expect.poll(() => texts(reader.page), { intervals: [20] }).toBeLessThan(MANY);
  await expect(rows(reader.page)).toHaveCount(0);
  await reader.restart();

  await follow(reader.page, rill, address);
  await visit(reader.page, "Latest");
  await expect(heading(reader.page)).toHaveText(/^Latest Posts \(1,?500 found\)$/);
  await expect.poll(() => texts(reader.page)).toBe(MANY);
  await read(reader.page, await rows(reader.page).first().getByRole("heading").innerText());
  await expect(reading(reader.page)).toContainText("By lead and line.");
});
