// Opening Rill: something to look at before the wasm is there, then the app, then its worker, and no complaint.
import { follow, rows } from "../harness/steps.mjs";
import { expect, policed, test, working } from "../harness/test.mjs";

test("the shell is painted before the wasm arrives", async ({ reader, rill }) => {
  let release;
  const held = new Promise((done) => (release = done));
  await reader.page.route("**/page_bg.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await reader.page.goto(rill.url(), { waitUntil: "commit" });
  await expect(reader.page.locator("#shell").getByRole("heading", { name: "Latest Posts" })).toBeVisible();
  const painted = () => reader.page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length);
  await expect.poll(painted).toBe(1);
  release();
  await expect(reader.page.locator("#shell")).toHaveCount(0);
  await expect(reader.page.getByRole("heading", { name: "Latest Posts" })).toBeVisible();
});

test("what comes after the first posts comes once", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await page.clock.install();
  await page.goto(rill.url());
  await expect(rows(page).first()).toBeVisible();
  const line = page.locator("[data-place]");
  await expect(line).toBeVisible();
  await line.evaluate((line) => (line.wasThere = true));
  // By now nobody waits for the first posts any more.
  await page.clock.runFor(5000);
  expect(await line.evaluate((line) => line.wasThere)).toBe(true);
});

test("the worker starts, under the page's policy", async ({ reader, rill }) => {
  await reader.page.goto(rill.url());
  const worker = await working(reader.page);
  expect(await policed(worker)).toBe(true);
  reader.expects(/connect-src/);
});

test("a violation would be noticed", async ({ reader, rill }) => {
  await reader.page.goto(rill.url());
  const thrown = await reader.page.evaluate(() => {
    try {
      document.createElement("div").innerHTML = "<b>plain</b>";
      return "nothing";
    } catch (problem) {
      return problem.name;
    }
  });
  expect(thrown).toBe("TypeError");
  await reader.page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(() => reader.trouble.join("\n")).toMatch(/TrustedHTML[^]*style-src|style-src[^]*TrustedHTML/);
  reader.expects(/TrustedHTML|style-src/);
});

test("no script of the build writes HTML from strings", async ({ reader, rill }) => {
  const scripts = [];
  reader.page.on("response", (response) => {
    if (/\/page\.js$/.test(response.url())) scripts.push(response.text());
  });
  await reader.page.goto(rill.url());
  await working(reader.page);
  const [glue] = await Promise.all(scripts);
  expect(glue).toContain("WebAssembly");
  // One setter: browser::trusted's, which takes trusted HTML.
  expect(glue.match(/\.innerHTML/g) ?? []).toHaveLength(glue.includes("createHTML") ? 1 : 0);
});
