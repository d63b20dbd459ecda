// What is seldom opened has files of its own: they come when they are first wanted, and offline they are there.
import { DIST } from "../harness/paths.mjs";
import { follow, hold, row, rows } from "../harness/steps.mjs";
import { expect, kept, test } from "../harness/test.mjs";

const PART = "page_part.wasm";

/** Every seldom view by its address, with something that only it shows. */
const VIEWS = [
  ["?view=settings", (page) => page.getByLabel("Proxy address")],
  ["?view=blogs", (page) => page.getByRole("button", { name: "Save all blogs as OPML" })],
  ["?view=discover", (page) => page.getByRole("heading", { name: "Discover" })],
  ["", (page) => page.getByRole("heading", { name: "What would you like to read?" })],
];

/** Names of the second part's files that the page has loaded. */
const loaded = (page) =>
  page.evaluate(() => {
    const names = performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1));
    return names.filter((name) => /part\./.test(name)).sort();
  });

test("it is fetched once, and a key that comes before it is heeded when it is here", async ({ reader, rill }) => {
  const { page } = reader;
  const send = await hold(page, PART);
  await page.goto(rill.url());
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("?");
  await send();
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await views.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByLabel("Proxy address")).toBeVisible();
  expect(await loaded(page)).toEqual(["page_part.wasm"]);
});

for (const [keys, title] of [
  [["s"], "What the harbour charts left out"],
  [["j", "s"], "A rope for every weather"],
]) {
  test(`${keys.join(", ")} before it: each acts on what stands beside the list by then`, async ({ reader, rill, origin }) => {
    const { page } = reader;
    await follow(page, rill, origin.url("/tides.xml"));
    const send = await hold(page, PART);
    await page.goto(rill.url());
    await expect(rows(page)).toHaveCount(3);
    for (const key of keys) await page.keyboard.press(key);
    await send();
    await expect(row(page, title).getByTitle("Starred")).toBeVisible();
  });
}

test("every seldom view opens without a network, in a subfolder", async ({ reader, host }) => {
  const site = await host(DIST, "/some/reader/");
  await reader.page.goto(site.url());
  await kept(reader.page);
  await site.stop();
  await reader.restart();
  reader.expects(/config\.json|catalogue|ERR_CONNECTION_REFUSED/);
  for (const [address, shown] of VIEWS) {
    await reader.page.goto(site.url(address));
    await expect(shown(reader.page), address).toBeVisible();
  }
  // Words for what failed are seldom, too.
  await reader.page.goto(site.url(`?subscribe=${encodeURIComponent("http://127.0.0.1:1/")}`));
  await expect(reader.page.getByRole("heading", { name: "Add a blog" })).toBeVisible();
  await expect(reader.page.locator(".notice.trouble")).toBeVisible();
});

test("when it cannot be fetched, the rest goes on and says so", async ({ reader, host }) => {
  const site = await host(DIST);
  const { page } = reader;
  await page.route("**/page_part.wasm", (route) => route.fulfill({ status: 404 }));
  reader.expects(/404/);
  await page.goto(site.url("?view=settings"));
  await expect(page.getByRole("status").filter({ hasText: "could not be fetched" })).toBeVisible();
  await page.unroute("**/page_part.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByLabel("Proxy address")).toBeVisible();
});
