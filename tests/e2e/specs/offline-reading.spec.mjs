// On a train, reading: both servers are gone, the browser was closed, and everything that was stored is there.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { button, follow, heading, read, reading, row, rows, visit } from "../harness/steps.mjs";
import { DIST, FEEDS } from "../harness/paths.mjs";
import { expect, kept, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const DAWN = "Firing at dawn, and why the third shelf cracks";

/** Follows two blogs of `origin` at `home`, then takes both servers and the browser away; returns the queries seen. */
async function leave(reader, home, origin) {
  await reader.page.goto(home.url());
  await kept(reader.page);
  await follow(reader.page, home, origin.url("/kilns.xml"));
  await follow(reader.page, home, origin.url("/tides.xml"));
  await expect(heading(reader.page)).toHaveText("Posts from Tidewrack (3 found)");
  const feed = new URL(reader.page.url()).search;
  await read(reader.page, CHARTS);
  const inFeed = new URL(reader.page.url()).search;
  await visit(reader.page, "Latest");
  // Never opened, so its text is stored only because it came with the feed.
  const link = await row(reader.page, DAWN).getByRole("heading").getByRole("link").getAttribute("href");
  await home.stop();
  await origin.stop();
  await reader.restart();
  // The page asks for what was deployed beside it; nobody answers.
  reader.expects(/config\.json|ERR_CONNECTION_REFUSED/);
  return { feed, inFeed, inRiver: link };
}

const PLACES = [
  ["Rill's own server", async ({ rill }) => rill],
  ["the root of a plain host", async ({ host }) => host(DIST)],
  ["a subfolder of a plain host", async ({ host }) => host(DIST, "/some/reader/")],
];

for (const [place, start] of PLACES) {
  test(`everything reads without a network, from ${place}`, async ({ reader, rill, host, origin }) => {
    // A plain host has no proxy: these blogs let any page read them.
    for (const path of ["/tides.xml", "/kilns.xml"]) origin.set(path, { cors: true });
    const home = await start({ rill, host });
    const { feed, inFeed, inRiver } = await leave(reader, home, origin);

    const { page } = reader;
    await page.goto(home.url());
    await expect(heading(page)).toHaveText("Latest Posts (5 found)");
    await expect(row(page, CHARTS).locator(".excerpt")).toHaveText(/^I spent the winter redrawing a coastline/);
    await read(page, "Glazes that lie in daylight");
    await expect(reading(page)).toContainText("On the windowsill it is the colour of tea.");

    await page.goto(home.url(feed));
    await expect(heading(page)).toHaveText("Posts from Tidewrack (3 found)");

    await page.goto(home.url(inFeed));
    await expect(heading(page)).toHaveText("Posts from Tidewrack (3 found)");
    await expect(reading(page).getByRole("heading", { name: CHARTS })).toBeVisible();
    await expect(reading(page)).toContainText("fade(sounding) = ink * 0.97 ^ (this_year - sounding.year)");

    await page.goto(home.url(`index.html${inRiver}`));
    await expect(heading(page)).toHaveText("Latest Posts (5 found)");
    await expect(reading(page).getByRole("heading", { name: DAWN })).toBeVisible();
    await expect(reading(page).getByRole("row", { name: "Third" })).toContainText("1,271 °C");
    await expect(reading(page)).toContainText("The fix is a brick, moved two fingers to the left.");
  });
}

test("what one decides without a network is kept", async ({ reader, rill, origin }) => {
  const { inRiver } = await leave(reader, rill, origin);
  let { page } = reader;
  await page.goto(rill.url(inRiver));
  await button(page, "Star").click();
  await button(page, "Later").click();
  await expect(button(page, "For later")).toBeVisible();
  // A second tab sees what is stored.
  await expect(heading(await reader.open(rill.url("?view=later")))).toHaveText("Read later (1 found)");

  await reader.restart();
  ({ page } = reader);
  await page.goto(rill.url("?view=starred"));
  await expect(heading(page)).toHaveText("Starred (1 found)");
  await expect(row(page, DAWN).getByTitle("Starred")).toBeVisible();
  await expect(row(page, DAWN)).toContainText("1 view");
  await expect(row(page, DAWN)).not.toHaveClass(/unread/);

  // The network is back with a new post, and nothing of it is lost.
  await rill.start();
  await origin.start();
  const feed = await readFile(join(FEEDS, "kilns.xml"), "utf8");
  const entry = "<entry><title>A cold kiln</title><id>cold</id><summary>Nothing was fired this week.</summary></entry>";
  origin.set("/kilns.xml", { body: feed.replace("<entry>", `${entry}<entry>`) });
  await visit(page, "Latest");
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("button", { name: "1 new post" }).click();
  await expect(heading(page)).toHaveText("Latest Posts (6 found)");
  await expect(row(page, "A cold kiln")).toHaveClass(/unread/);
  await expect(row(page, DAWN).getByTitle("Starred")).toBeVisible();
  await expect(row(page, DAWN)).not.toHaveClass(/unread/);
});
