// Following a blog: from whatever a person has to its posts in the list.
import { ask, follow, heading, row, rows, visit } from "../harness/steps.mjs";
import { expect, test, working } from "../harness/test.mjs";

const BLOGS = [
  ["RSS 2.0", "/tides.xml", "(3 found)", "What the harbour charts left out"],
  ["Atom 1.0", "/kilns.xml", "(2 found)", "Firing at dawn, and why the third shelf cracks"],
  ["JSON Feed 1.1", "/ledger.json", "(2 found)", "The quiet cost of a free tier"],
];

for (const [format, path, found, title] of BLOGS) {
  test(`the address of a feed in ${format}, typed on the first day`, async ({ reader, rill, origin }) => {
    const { page } = reader;
    await page.goto(rill.url());
    await expect(page.getByRole("heading", { name: "What would you like to read?" })).toBeVisible();
    await ask(page, origin.url(path));
    await expect(heading(page)).toContainText(found);
    await expect(row(page, title)).toBeVisible();
    await expect(page.getByRole("heading", { name: "What would you like to read?" })).toHaveCount(0);
    expect(origin.asked(path)).toHaveLength(1);
  });
}

test("the address of a site whose page names its feed", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.goto(rill.url());
  await ask(page, origin.url("/site.html"));
  await expect(row(page, "What the harbour charts left out")).toBeVisible();
  await expect(heading(page)).toContainText("(3 found)");
  expect(origin.asked("/site.html")).toHaveLength(1);
  expect(origin.asked("/tides.xml")).toHaveLength(1);
});

test("the address of a page that only sends on", async ({ reader, rill, origin }) => {
  origin.set("/old.html", { body: '<!doctype html><title>Moved</title><meta http-equiv="refresh" content="0; url=site.html">' });
  const { page } = reader;
  await page.goto(rill.url());
  await ask(page, origin.url("/old.html"));
  await expect(row(page, "What the harbour charts left out")).toBeVisible();
  expect(origin.asked("/old.html")).toHaveLength(1);
  expect(origin.asked("/site.html")).toHaveLength(1);
});

test("a site that names several feeds offers them, and one is followed", async ({ reader, rill, origin }) => {
  const link = (type, title, href) => `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
  const links = link("application/rss+xml", "Tides, all", "tides.xml") + link("application/atom+xml", "Kilns only", "/kilns.xml");
  origin.set("/two.html", { body: `<!doctype html><html><head><title>Two</title>${links}</head><body></body></html>` });
  const { page } = reader;
  await page.goto(rill.url("?view=blogs"));
  await ask(page, origin.url("/two.html"));
  await expect(page.getByText("This page offers several feeds. Which one?")).toBeVisible();
  const offers = page.getByRole("status").getByRole("listitem");
  await expect(offers).toHaveCount(2);
  await expect(offers.nth(0)).toContainText("Tides, all");
  await expect(offers.nth(0)).toContainText(origin.url("/tides.xml"));
  expect(origin.asked("/kilns.xml")).toHaveLength(0);
  await offers.filter({ hasText: "Kilns only" }).getByRole("button", { name: "Follow" }).click();
  await expect(heading(page)).toHaveText("Posts from Notes on Kilns (2 found)");
  expect(origin.asked("/tides.xml")).toHaveLength(0);
});

test("a link from elsewhere hands an address over, and a reload does not ask again", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(heading(page)).toHaveText("Posts from Tidewrack (3 found)");
  const asked = origin.asked("/tides.xml").length;
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
  await working(page);
  expect(origin.asked("/tides.xml")).toHaveLength(asked);
});

test("a blog that is followed already is not there twice", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  const asked = origin.asked("/tides.xml").length;
  await visit(page, "Blogs and health");
  await ask(page, origin.url("/tides.xml"));
  await expect(heading(page)).toHaveText("Posts from Tidewrack (3 found)");
  expect(origin.asked("/tides.xml")).toHaveLength(asked + 1);
  await visit(page, "Blogs and health");
  await expect(page.getByRole("heading", { name: "1 blog", exact: true })).toBeVisible();
});

test("the posts of several blogs run together, newest first", async ({ reader, rill, origin }) => {
  const { page } = reader;
  for (const [, path] of BLOGS) await follow(page, rill, origin.url(path));
  await visit(page, "Latest");
  await expect(heading(page)).toHaveText("Latest Posts (7 found)");
  await expect(rows(page).getByRole("heading")).toHaveText([
    "What the harbour charts left out",
    "Firing at dawn, and why the third shelf cracks",
    "Glazes that lie in daylight",
    "The quiet cost of a free tier",
    "A rope for every weather",
    /^No title today, only this: the seal is back/,
    "Envelopes",
  ]);
});
