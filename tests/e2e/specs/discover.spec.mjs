// Finding blogs: those that one's blogs recommend, and any page that one happens to be at.
import { follow, heading, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

/** A list of blogs: names, and the path of each feed. */
const roll = (origin, ...blogs) => {
  const outline = ([name, path]) => `<outline type="rss" text="${name}" description="On ${name}." xmlUrl="${origin.url(path)}"/>`;
  return { body: `<opml version="2.0"><head><title>Read here</title></head><body>${blogs.map(outline).join("")}</body></opml>` };
};

/** A feed of a blog whose page stands at `page`, with what else its channel says. */
const feed = (origin, name, page, more = "") => ({
  body: `<rss version="2.0" xmlns:source="http://source.scripting.com/" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
    <title>${name}</title><link>${origin.url(page)}</link>${more}
    <item><title>${name} today</title><guid>1</guid><description>Words.</description></item></channel></rss>`,
});

const KILNS = ["Notes on Kilns", "/kilns.xml"];
const MOTHS = ["Moths by Night", "/moths.xml"];
const ATTIC = ["The Attic", "/attic.undated.xml"];

test("the blogs that one's blogs recommend, asked for once a week", async ({ reader, rill, origin }) => {
  const { page } = reader;
  // One names a list in its feed, one on its page, one says nothing and has one where most have.
  origin.set("/one.xml", feed(origin, "First Light", "/one.html", `<source:blogroll>${origin.url("/one.opml")}</source:blogroll>`));
  origin.set("/one.html", { body: "<!doctype html><title>First Light</title>" });
  origin.set("/one.opml", roll(origin, KILNS, MOTHS));
  origin.set("/two.xml", feed(origin, "Second Wind", "/two.html", `<podcast:podroll>
    <podcast:remoteItem feedUrl="${origin.url("/attic.undated.xml")}" title="The Attic"/></podcast:podroll>`));
  origin.set("/two.html", { body: '<!doctype html><title>Second Wind</title><link rel="blogroll" href="/two.opml">' });
  origin.set("/two.opml", roll(origin, KILNS, ["Third Shelf", "/three.xml"]));
  origin.set("/three.xml", feed(origin, "Third Shelf", "/three.html"));
  origin.set("/three.html", { body: "<!doctype html><title>Third Shelf</title>" });
  origin.set("/.well-known/recommendations.opml", roll(origin, ATTIC, KILNS));
  for (const path of ["/one.xml", "/two.xml", "/three.xml"]) await follow(page, rill, origin.url(path));

  await visit(page, "Discover");
  const section = page.locator("section.advice");
  await expect(section.getByRole("heading", { name: "Recommended by your blogs" })).toBeVisible();
  // What feeds say is known; no site is asked before the person wants it.
  await expect(section.getByRole("listitem").locator(".name")).toHaveText(["The Attic"]);
  expect(origin.asked("/one.html")).toHaveLength(0);

  const held = origin.hold("/two.opml");
  await section.getByRole("button", { name: "Ask 3 blogs" }).click();
  await held.arrived;
  await expect(section.getByRole("status").first()).toContainText(/Asked \d of 3/);
  held.release();
  const found = section.getByRole("listitem").filter({ has: page.locator(".name") });
  await expect(found.locator(".name")).toHaveText(["Notes on Kilns", "The Attic", "Moths by Night"]);
  await expect(found.nth(0)).toContainText("Recommended by 3 of your blogs: First Light, Second Wind, Third Shelf");
  await expect(found.nth(1)).toContainText("Recommended by 2 of your blogs: Second Wind, Third Shelf");
  await expect(found.nth(2)).toContainText("On Moths by Night.");
  await expect(found.nth(2)).toContainText("Recommended by First Light");
  await expect(section).toContainText("All of them were asked in the last week.");
  expect(origin.asked("/.well-known/recommendations.opml")).toHaveLength(1);

  await found.nth(0).getByRole("button", { name: "Latest posts of Notes on Kilns" }).click();
  await expect(found.nth(0)).toContainText("Firing at dawn, and why the third shelf cracks");
  await found.nth(0).getByRole("button", { name: "Follow Notes on Kilns" }).click();
  await expect(found.nth(0).getByRole("button")).toHaveText("Followed");

  // It is kept, and who is followed is no longer recommended.
  await page.reload();
  await expect(found.locator(".name")).toHaveText(["The Attic", "Moths by Night"]);
  await expect(section.getByRole("button", { name: "Ask 1 blog" })).toBeVisible();
  expect(origin.asked("/one.opml")).toHaveLength(1);
});

test("asking can be stopped, and what is not asked stays to be asked", async ({ reader, rill, origin }) => {
  const { page } = reader;
  for (const name of ["one", "two"]) {
    origin.set(`/${name}.xml`, feed(origin, name, `/${name}.html`));
    origin.set(`/${name}.html`, { body: `<!doctype html><link rel="blogroll" href="/${name}.opml">` });
    origin.set(`/${name}.opml`, roll(origin, MOTHS));
    await follow(page, rill, origin.url(`/${name}.xml`));
  }
  await visit(page, "Discover");
  const section = page.locator("section.advice");
  // Which of them is asked first is as their ids have it.
  const pages = ["/one.html", "/two.html"];
  const held = pages.map((page) => origin.hold(page));
  await section.getByRole("button", { name: "Ask 2 blogs" }).click();
  await Promise.race(held.map(({ arrived }) => arrived));
  await section.getByRole("button", { name: "Cancel" }).click();
  await expect(section).toContainText("Stopped.");
  held.forEach(({ release }) => release());
  await expect(section.getByRole("button", { name: "Ask 2 blogs" })).toBeVisible();
  expect(pages.filter((page) => origin.asked(page).length > 0)).toHaveLength(1);
});

test("a bookmark that follows from any page", async ({ reader, rill, origin }) => {
  const { page } = reader;
  // The publisher has no icon.
  reader.expects(/404/);
  await page.goto(rill.url("?view=discover"));
  await page.getByText("Follow from any page").click();
  const link = page.getByRole("link", { name: "Follow in Rill" });
  const bookmark = await page.getByLabel("The bookmark’s address").inputValue();
  expect(bookmark).toMatch(/^javascript:/);
  await expect(link).toHaveAttribute("href", bookmark);
  await expect(link).toHaveAttribute("draggable", "true");
  // Here it does nothing but say what it is for: the policy would not let it.
  await link.click();
  await expect(page.getByText("Drag it to your bookmarks")).toBeVisible();
  expect(page.url()).toBe(rill.url("?view=discover"));
  // On a page elsewhere it does what it says.
  await page.goto(origin.url("/site.html"));
  await page.evaluate((text) => Function(text)(), decodeURIComponent(bookmark.slice("javascript:".length)));
  await expect(heading(page)).toHaveText("Posts from Tidewrack (3 found)");
});
