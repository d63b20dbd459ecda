// When a blog cannot be followed: each reason in its own words, with what to do next, and nothing lost by it.
import { ask, field, follow, heading, row, rows, visit } from "../harness/steps.mjs";
import { DIST } from "../harness/paths.mjs";
import { startRill } from "../harness/rill.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";

/** What is said below the field. */
const said = (page) => page.getByRole("status").filter({ has: page.locator("strong") });

const FAILURES = [
  {
    reason: "what is typed is no address",
    address: () => "how do I follow a blog",
    what: "That is not the address of a page.",
    next: "An address looks like example.org or https://example.org/feed.xml.",
  },
  {
    reason: "nobody answers",
    set: (origin) => origin.set("/tides.xml", { drop: true }),
    what: "The proxy could not reach the site.",
    next: "Check the address, or try again later.",
  },
  {
    reason: "404",
    address: (origin) => origin.url("/nothing-here"),
    what: "There is nothing at this address (404).",
    next: "Check the address, or give the blog's front page: Rill looks for its feed there.",
  },
  {
    reason: "410",
    set: (origin) => origin.set("/tides.xml", { status: 410, body: "gone" }),
    what: "The publisher took this feed down for good (410).",
    next: "What is here stays.",
  },
  {
    reason: "403",
    set: (origin) => origin.set("/tides.xml", { status: 403, body: "no robots" }),
    what: "The site does not let Rill in (status 403).",
    next: "Look for another feed address on its page.",
  },
  {
    reason: "429",
    set: (origin) => origin.set("/tides.xml", { status: 429, body: "slowly" }),
    what: "The site was asked too often and wants a rest (429).",
    next: "Rill tries again by itself.",
  },
  {
    reason: "500",
    set: (origin) => origin.set("/tides.xml", { status: 500, body: "oh" }),
    what: "The site has a fault of its own (status 500).",
    next: "Rill tries again by itself.",
  },
  {
    reason: "a page that names no feed",
    address: (origin) => origin.url("/plain.html"),
    what: "This page does not say where its feed is.",
    next: "Look for a link called RSS, Atom or Feed on it, and paste that address.",
  },
  {
    reason: "no feed at all",
    set: (origin) => origin.set("/tides.xml", { body: "a shopping list: bread, ink, string", type: "text/plain" }),
    what: "What is there is not a feed.",
    next: "Give the blog's front page instead: Rill looks for its feed there.",
  },
  {
    reason: "XML that breaks off before any post",
    set: (origin) => origin.set("/tides.xml", { body: '<?xml version="1.0"?>\n<!-- half a' }),
    what: "The feed is broken from line 2 on, and no post of it could be read.",
    next: "Its author may not know: a word to them helps everyone.",
  },
];

for (const { reason, address, set, what, next } of FAILURES) {
  test(`not followed: ${reason}`, async ({ reader, rill, origin }) => {
    const { page } = reader;
    set?.(origin);
    // The proxy passes the site's status on, and the browser notes every one.
    reader.expects(/the server responded with a status of/);
    await page.goto(rill.url());
    await ask(page, address ? address(origin) : origin.url("/tides.xml"));
    await expect(said(page).locator("strong")).toHaveText(what);
    await expect(said(page)).toContainText(next);
    // The address stays where it can be mended, and nothing is followed.
    await expect(field(page)).not.toHaveValue("");
    await expect(heading(page)).toHaveText("Latest Posts (0 found)");
    await visit(page, "Blogs and health");
    await expect(page.getByRole("heading", { name: "No blog is followed yet." })).toBeVisible();
  });
}

test("a site that lets no other page read it is followed once a proxy is set", async ({ reader, host, origin, last }) => {
  const { page } = reader;
  const site = await host(DIST);
  // Somebody's proxy, which serves the pages of this site.
  const proxy = await startRill({ flags: ["--allow-loopback", "--allow-origin", new URL(site.url()).origin] });
  last.push(proxy);
  reader.expects(/blocked by CORS policy|ERR_FAILED/);

  await page.goto(site.url());
  await ask(page, origin.url("/tides.xml"));
  await expect(said(page)).toContainText("it does not let other pages read it, and no proxy is set.");
  await expect(said(page)).toContainText("Most blogs can be read only through a proxy.");
  await said(page).getByRole("link", { name: "Settings" }).click();
  await expect(page.getByText("Whoever runs the proxy can see which feeds you fetch")).toBeVisible();

  await page.getByLabel("Proxy address").fill(proxy.url("proxy"));
  await page.getByRole("button", { name: "Use this proxy" }).click();
  await expect(page.getByText("The address needs {url} where the feed's address goes.")).toBeVisible();
  await page.getByLabel("Proxy address").fill(proxy.url("proxy?url={url}"));
  await page.getByRole("button", { name: "Use this proxy" }).click();
  await expect(page.getByText("Kept.", { exact: true })).toBeVisible();

  await visit(page, "Latest");
  await ask(page, origin.url("/tides.xml"));
  await expect(row(page, CHARTS)).toBeVisible();
  await expect(heading(page)).toContainText("(3 found)");
});

test("a proxy that is not there", async ({ reader, host, origin, last }) => {
  const { page } = reader;
  const site = await host(DIST);
  const proxy = await startRill();
  last.push(proxy);
  await proxy.stop();
  reader.expects(/ERR_CONNECTION_REFUSED/);
  await page.goto(site.url("?view=settings"));
  await page.getByLabel("Proxy address").fill(proxy.url("proxy?url={url}"));
  await page.getByRole("button", { name: "Use this proxy" }).click();
  await expect(page.getByText("Kept.", { exact: true })).toBeVisible();
  await visit(page, "Blogs and health");
  await ask(page, origin.url("/tides.xml"));
  await expect(said(page)).toContainText("The proxy does not answer.");
  await expect(said(page).getByRole("link", { name: "Settings" })).toBeVisible();
});

test("a proxy that serves only its own pages", async ({ reader, host, origin, last }) => {
  const { page } = reader;
  const site = await host(DIST);
  const proxy = await startRill();
  last.push(proxy);
  reader.expects(/CORS policy|ERR_FAILED|status of 403/);
  await page.goto(site.url("?view=settings"));
  await page.getByLabel("Proxy address").fill(proxy.url("proxy?url={url}"));
  await page.getByRole("button", { name: "Use this proxy" }).click();
  await expect(page.getByText("Kept.", { exact: true })).toBeVisible();
  await visit(page, "Blogs and health");
  await ask(page, origin.url("/tides.xml"));
  await expect(said(page)).toContainText(/The proxy (refused to fetch it|does not answer)/);
  expect(origin.asked("/tides.xml")).toHaveLength(0);
});

test("a blog that fails later keeps its posts and says why", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  origin.set("/tides.xml", { status: 404, body: "no such page" });
  reader.expects(/status of 404/);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("1 blog failing")).toBeVisible();
  await expect(page.locator(".place.failing")).toHaveText(/Tidewrack/);
  await expect(rows(page)).toHaveCount(3);
  await visit(page, "Blogs and health");
  const blog = page.getByRole("listitem").filter({ hasText: origin.url("/tides.xml") });
  await expect(blog).toContainText("There is nothing at this address (404). Check the address");

  origin.set("/tides.xml", { status: 200, body: undefined });
  await visit(page, "Latest");
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("1 blog failing")).toHaveCount(0);
  await expect(page.locator(".place.failing")).toHaveCount(0);
  await expect(page.getByText("Updated just now")).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
});
