// Moving in: a list of blogs from another reader, arranging them, taking the list away again, the catalogue.
import { readFile } from "node:fs/promises";
import { expect, test } from "../harness/test.mjs";
import { follow, rows, visit } from "../harness/steps.mjs";

/** A list as a reader writes it: two folders, one inside the other, a blog in both, and a blog that is not there. */
const list = (origin) => `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Old reader</title></head><body>
  <outline text="Coast">
    <outline text="Charts"><outline type="rss" text="Tide tables" xmlUrl="${origin.url("/tides.xml")}"/></outline>
    <outline type="rss" text="Notes on Kilns" xmlUrl="${origin.url("/kilns.xml")}"/>
    <outline type="rss" text="Lost at sea" xmlUrl="${origin.url("/nowhere.xml")}"/>
  </outline>
</body></opml>`;

async function take(page, opml) {
  const file = { name: "blogs.opml", mimeType: "text/x-opml", buffer: Buffer.from(opml) };
  await page.locator("input[type=file]").first().setInputFiles(file);
}

test("a list is taken in with its folders, and what failed says why", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/404/);
  await page.goto(rill.url("?view=blogs"));
  await take(page, list(origin));
  const report = page.locator(".report");
  await expect(report).toContainText("2 blogs were fetched.");
  await expect(report).toContainText("1 failed:");
  await expect(report.getByRole("listitem")).toContainText("There is nothing at this address (404).");
  const places = page.getByRole("navigation", { name: "Views", exact: true });
  await expect(places.locator(".depth-1").filter({ hasText: "Charts" })).toBeVisible();
  await expect(places.locator(".depth-2").filter({ hasText: "Tide tables" })).toBeVisible();
  await places.getByRole("link", { name: /^Coast/ }).click();
  await expect(page.getByRole("heading", { name: /^Posts in Coast/ })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await visit(page, "Blogs and health");
  await take(page, list(origin));
  await expect(report).toContainText("followed already");
});

test("an import is stopped: what was fetched stays, and the rest is followed all the same", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/ERR_ABORTED|ERR_FAILED/);
  const blogs = ["/tides.xml", "/kilns.xml"];
  const gates = blogs.map((path) => origin.hold(path));
  await page.goto(rill.url("?view=blogs"));
  await take(page, `<opml version="2.0"><body>${blogs.map((path) => `<outline text="${path}" xmlUrl="${origin.url(path)}"/>`).join("")}</body></opml>`);
  // One at a time, since both are of one host.
  const [first, second] = await Promise.race(gates.map((gate, at) => gate.arrived.then(() => [gate, gates[1 - at]])));
  first.release();
  await second.arrived;
  await page.locator(".page").getByRole("button", { name: "Cancel" }).click();
  await expect(page.locator(".report")).toContainText("1 blog was fetched.");
  await expect(page.locator(".report")).toContainText("Stopped.");
  await expect(page.locator(".blog-item")).toHaveCount(2);
  second.release();
  const latest = page.getByRole("navigation", { name: "Views", exact: true }).getByRole("link", { name: "Latest" });
  await expect(latest).toHaveText(/[23]$/);
  // Whoever asks again gets what was left.
  await latest.click();
  await page.getByRole("button", { name: "Refresh" }).first().click();
  await expect(latest).toHaveText(/5$/);
});

test("names stand as a person puts them in order, numbers in them by what they count", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/404/);
  const blog = (name, n) => `<outline text="${name}" xmlUrl="${origin.url(`/nowhere-${n}.xml`)}"/>`;
  await page.goto(rill.url("?view=blogs"));
  await take(page, `<opml version="2.0"><body>${["Part 10", "Zinc", "Öland", "part 9", "Oslo"].map(blog).join("")}</body></opml>`);
  const names = page.getByRole("navigation", { name: "Views", exact: true }).locator("a[href^='?feed='] .place-name");
  await expect(names).toHaveText(["Öland", "Oslo", "part 9", "Part 10", "Zinc"]);
});

test("a list is taken in when it is dropped", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await page.goto(rill.url());
  const zone = page.locator(".dropzone");
  const opml = `<opml version="2.0"><body><outline text="Tides" xmlUrl="${origin.url("/tides.xml")}"/></body></opml>`;
  const carried = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "blogs.opml", { type: "text/x-opml" }));
    return data;
  }, opml);
  await zone.dispatchEvent("dragover", { dataTransfer: carried });
  await expect(zone).toHaveClass(/over/);
  await zone.dispatchEvent("drop", { dataTransfer: carried });
  const places = page.getByRole("navigation", { name: "Views", exact: true });
  await expect(places.getByRole("link", { name: /^Tides/ })).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
});

test("folders are closed, named, moved and taken away, and that is taken back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/404/);
  await page.goto(rill.url("?view=blogs"));
  await take(page, list(origin));
  await expect(page.locator(".report")).toContainText("2 blogs were fetched.");
  const places = page.getByRole("navigation", { name: "Views", exact: true });
  const place = (name, depth) => places.locator(`.depth-${depth}`).filter({ hasText: name });

  // Closed, and it stays closed.
  await places.getByRole("button", { name: "What is in Charts" }).click();
  await expect(place("Charts", 1)).toBeVisible();
  await expect(place("Tide tables", 2)).toHaveCount(0);
  await page.reload();
  await expect(places.getByRole("button", { name: "What is in Charts" })).toHaveAttribute("aria-expanded", "false");
  await expect(place("Tide tables", 2)).toHaveCount(0);
  await places.getByRole("button", { name: "What is in Charts" }).click();
  await expect(place("Tide tables", 2)).toBeVisible();

  // Named and moved where it is looked at.
  await places.getByRole("link", { name: /^Charts/ }).click();
  const about = page.locator(".about");
  await about.locator("summary").click();
  await about.getByLabel("Name", { exact: true }).fill("Maps");
  await about.getByLabel("Name", { exact: true }).press("Enter");
  await expect(place("Maps", 1)).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Posts in Maps/ })).toBeVisible();
  await about.getByLabel("Stands in").selectOption("The top of the list");
  await expect(place("Maps", 0)).toBeVisible();
  await expect(place("Tide tables", 1)).toBeVisible();

  // Taken away on the page of all blogs; what was in it moves up, and all of it comes back.
  await visit(page, "Blogs and health");
  const coast = page.locator(".blog-item").filter({ has: page.getByRole("link", { name: "Coast", exact: true }) });
  await coast.locator("summary").click();
  await expect(coast.getByLabel("Stands in").getByRole("option")).toHaveText(["The top of the list", "Maps"]);
  await coast.getByRole("button", { name: "Take this folder away" }).click();
  await expect(place("Notes on Kilns", 0)).toBeVisible();
  await expect(places.getByRole("link", { name: /^Coast/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(place("Coast", 0)).toBeVisible();
  await expect(place("Notes on Kilns", 1)).toBeVisible();
  await page.reload();
  await expect(place("Notes on Kilns", 1)).toBeVisible();
});

test("a blog's health stands on its page", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/404/);
  await follow(page, rill, origin.url("/tides.xml"));
  const about = page.locator(".about");
  await expect(about).toContainText(origin.url("/tides.xml"));
  await expect(about).toContainText("Checked just now");
  origin.set("/tides.xml", { status: 404, body: "" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(about.locator(".trouble")).toContainText("There is nothing at this address (404).");
  await about.locator("summary").click();
  await about.getByLabel("Your name for it").fill("My tides");
  await about.getByLabel("Your name for it").press("Enter");
  await expect(page.getByRole("heading", { name: /^Posts from My tides/ })).toBeVisible();
});

test("a file that is no list says so", async ({ reader, rill }) => {
  const { page } = reader;
  await page.goto(rill.url());
  await take(page, "<html><body>A saved page</body></html>");
  await expect(page.locator(".notice.trouble").first()).toBeVisible();
});

test("the list is taken away again", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Blogs and health");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all blogs as OPML" }).click();
  const opml = await readFile(await (await download).path(), "utf8");
  expect(opml).toContain(origin.url("/tides.xml"));
});

test("a blog is named, put into a folder, and followed no more, and that is taken back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Blogs and health");
  const places = page.getByRole("navigation", { name: "Views", exact: true });
  const open = async () => {
    // Not the folder's item, which stands above it once there is one.
    const blog = page.locator(".blog-item").filter({ has: page.locator("a[href^='?feed=']") });
    await blog.locator("summary").click();
    return blog;
  };
  let blog = await open();
  await blog.getByLabel("New folder").fill("Sea");
  await blog.getByLabel("New folder").press("Enter");
  await blog.getByLabel("Sea").click();
  await expect(places.locator(".depth-1").filter({ hasText: "Tidewrack" })).toBeVisible();
  await blog.getByLabel("Your name for it").fill("My tides");
  await blog.getByLabel("Your name for it").press("Enter");
  await expect(places.getByRole("link", { name: /My tides/ })).toBeVisible();
  blog = await open();
  await blog.getByRole("button", { name: "Follow no more" }).click();
  await expect(places.getByRole("link", { name: /My tides/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(places.getByRole("link", { name: /My tides/ })).toBeVisible();
  await page.reload();
  await expect(places.getByRole("link", { name: /My tides/ })).toBeVisible();
});

test("the catalogue has blogs by category", async ({ reader, rill }) => {
  const { page } = reader;
  await page.goto(rill.url("?view=discover"));
  await expect(page.getByRole("heading", { name: "Programming", exact: true })).toBeVisible();
  const blogs = page.locator(".catalogue > li");
  expect(await blogs.count()).toBeGreaterThanOrEqual(60);
  for (const name of ["Simon Willison", "Martin Fowler", "Stratechery", "iDiallo"]) {
    await expect(blogs.filter({ hasText: name }).first()).toBeVisible();
  }
});

test("a list that the device opens with Rill is taken in", async ({ reader, rill, origin }) => {
  const { page } = reader;
  // What a browser hands to an installed page that is asked to open a file.
  await page.addInitScript((address) => {
    const opml = `<opml version="2.0"><body><outline text="Tides" xmlUrl="${address}"/></body></opml>`;
    const handle = { getFile: async () => new File([opml], "blogs.opml") };
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consume) => consume({ files: [handle] }) } });
  }, origin.url("/tides.xml"));
  await page.goto(rill.url("?view=blogs"));
  await expect(page.locator(".report")).toContainText("1 blog was fetched.");
});

test.describe("a catalogue of its own", () => {
  // Rill's own service worker would answer with the one that it has.
  test.use({ look: { serviceWorkers: "block" } });

  test("the catalogue is searched, and a blog looked at before it is followed", async ({ reader, rill, origin }) => {
    const { page } = reader;
    const blog = (title, path, category) =>
      `<outline text="${category}"><outline text="${title}" xmlUrl="${origin.url(path)}" description="About ${title}."/></outline>`;
    const blogs = [blog("Tidewrack", "/tides.xml", "Coasts"), blog("Notes on Kilns", "/kilns.xml", "Clay"), blog("Nobody", "/none.xml", "Clay")];
    reader.expects(/404/);
    await reader.context.route(/catalogue\.opml/, (route) =>
      route.fulfill({ contentType: "text/x-opml", body: `<opml version="2.0"><body>${blogs.join("")}</body></opml>` }),
    );
    await page.goto(rill.url("?view=discover"));
    const listed = page.locator(".catalogue > li .name");
    await expect(listed).toHaveText(["Tidewrack", "Notes on Kilns", "Nobody"]);
    const search = page.getByLabel("Search the catalogue");
    await search.fill("clay kilns");
    await expect(listed).toHaveText(["Notes on Kilns"]);
    await search.fill("clay sea");
    await expect(page.getByText("No blog of the catalogue has all these words.")).toBeVisible();
    await search.fill("");
    await page.getByRole("button", { name: "Latest posts of Tidewrack" }).click();
    await expect(page.locator(".glimpses li")).toHaveCount(3);
    await expect(page.locator(".glimpses li").first()).toContainText("What the harbour charts left out");
    await page.getByRole("button", { name: "Latest posts of Nobody" }).click();
    await expect(page.getByText("There is nothing at this address", { exact: false })).toBeVisible();
    // Nothing of it is stored.
    await visit(page, "Latest");
    await expect(rows(page)).toHaveCount(0);
  });
});
