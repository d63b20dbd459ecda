// On a train: the server is gone and the browser was closed, and Rill starts from any of its addresses.
import { DIST } from "../harness/paths.mjs";
import { expect, kept, policed, test, working } from "../harness/test.mjs";

const ADDRESSES = ["", "?feed=abcdefg&post=hijklmn", "index.html?view=starred"];

for (const [where, base] of [["the root", "/"], ["a subfolder", "/some/reader/"]]) {
  test(`a cold start at ${where} of a plain host`, async ({ reader, host }) => {
    const site = await host(DIST, base);
    await reader.page.goto(site.url());
    await kept(reader.page);
    await site.stop();
    await reader.restart();
    // What the app itself asks for may fail now; what it is made of may not.
    reader.expects(/config\.json|ERR_CONNECTION_REFUSED/);
    for (const address of ADDRESSES) {
      await reader.page.goto(site.url(address));
      await expect(reader.page.locator("#shell")).toHaveCount(0);
      await expect(reader.page.locator("h1").first()).toBeVisible();
      await working(reader.page);
      await reader.page.reload();
      await working(reader.page);
    }
  });
}

test("the page that is kept preloads no program, so that the browser keeps it compiled", async ({ reader, host }) => {
  const site = await host(DIST);
  await reader.page.goto(site.url());
  const preloads = reader.page.locator("link[rel=preload]");
  await expect(preloads).toHaveCount(1);
  await kept(reader.page);
  await reader.page.reload();
  await working(reader.page);
  await expect(preloads).toHaveCount(0);
});

test("a start takes its files from the cache without waiting for the service worker", async ({ reader, host }) => {
  const site = await host(DIST, "/some/reader/");
  const { page } = reader;
  await page.goto(site.url());
  await kept(page);
  await page.reload();
  await working(page);
  const sources = await page.evaluate(() => {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return entries.map(({ name, workerFinalRouterSource, workerFinalSourceType }) => [name.split("/").at(-1), workerFinalRouterSource ?? workerFinalSourceType]);
  });
  for (const name of ["", "start.js", "main.css", "page.js", "page_bg.wasm"]) expect(sources).toContainEqual([name, "cache"]);
});

test("the cached worker obeys the page's policy", async ({ reader, host }) => {
  const site = await host(DIST);
  await reader.page.goto(site.url());
  await kept(reader.page);
  await reader.page.reload();
  const worker = await working(reader.page);
  expect(await policed(worker)).toBe(true);
  reader.expects(/connect-src/);
});

test("what was deployed beside the page is asked for anew, and kept for offline", async ({ reader, host }) => {
  const site = await host(DIST);
  await reader.page.goto(site.url());
  await kept(reader.page);
  const config = () => reader.page.evaluate(async () => (await fetch("./config.json")).status);
  // The page's worker asks for it, too.
  await expect.poll(() => site.asked("config.json")).toBeGreaterThan(0);
  const before = site.asked("config.json");
  const status = await config();
  expect(site.asked("config.json")).toBe(before + 1);
  if (status === 200) {
    await site.stop();
    expect(await config()).toBe(200);
  }
  reader.expects(/config\.json|404|ERR_CONNECTION_REFUSED/);
});

test("the service worker keeps Rill's own files and nothing else", async ({ reader, host, origin }) => {
  origin.set("/tides.xml", { cors: true });
  const site = await host(DIST);
  await reader.page.goto(site.url());
  await kept(reader.page);
  await reader.page.evaluate(async (feed) => {
    await (await fetch(feed)).text();
    await (await fetch("./proxy?url=x")).text();
  }, origin.url("/tides.xml"));
  reader.expects(/404/);
  const names = await reader.page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    }
    return found;
  });
  expect(names).toContain(site.url());
  expect(names.filter((name) => /tides|proxy/.test(name))).toEqual([]);
});
