// What a person does, in steps that several journeys share.
import { expect } from "./test.mjs";

/** Follows a blog by its address, as a link from elsewhere hands it over; resolves when its posts are shown. */
export async function follow(page, rill, address) {
  await page.goto(rill.url(`?subscribe=${encodeURIComponent(address)}`));
  await page.waitForURL((url) => url.searchParams.has("feed"));
}

/** The field for a blog's address. */
export const field = (page) => page.getByLabel("Address of a blog or feed").filter({ visible: true });

/** Writes an address into the field for a blog and sends it off. */
export async function ask(page, address) {
  await field(page).fill(address);
  await field(page).press("Enter");
}

/** Goes to a place of the sidebar, such as "Latest" or a blog's name, without loading the page anew. */
export function visit(page, name) {
  return page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).first().click();
}

/** How many records there are in the first of these stores, after all that was begun before in any of them. */
export const count = (page, ...stores) =>
  page.evaluate(async (stores) => {
    const asked = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    const database = await asked(indexedDB.open("rill"));
    const records = await asked(database.transaction(stores).objectStore(stores[0]).count());
    database.close();
    return records;
  }, stores);

/** Resolves when what was decided or chosen so far is stored. Until then it may be lost with the page. */
export const stored = (page) => count(page, "log", "meta");

/** Resolves when what comes after the first posts is here, in a library of one blog: with it comes the page's second part. */
export const whole = (page) => expect(page.locator(".sidebar a[href^='?feed=']")).toHaveCount(1);

/** Resolves when the next frame is painted, and what the page itself has put off until then is done. */
export const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

/** From the next visit on, holds a file of the page's code back, also where it comes from the device, until what is returned is called. */
export async function hold(page, file) {
  await page.addInitScript((file) => {
    const { fetch } = window;
    const sent = new Promise((resolve) => (window.send = resolve));
    window.fetch = async (...given) => {
      if (String(given[0]).endsWith(`/${file}`)) await sent;
      return fetch(...given);
    };
  }, file);
  return () => page.evaluate(() => window.send());
}

/** Goes to each of these addresses and calls `look` with it once the page is drawn. */
export async function eachPlace(page, rill, places, look) {
  for (const place of places) {
    await page.goto(rill.url(place));
    await expect(page.locator("#shell")).toHaveCount(0);
    await expect(page.locator(".list-title, .page h1").filter({ visible: true }).first()).toBeVisible();
    await look(place || "the river");
  }
}

/** The list's heading, such as "Latest Posts (3 found)". */
export const heading = (page) => page.locator("h1.list-title");

/** The rows of the list, top down. */
export const rows = (page) => page.getByRole("feed").getByRole("article");

/** The row of the post with this title. */
export const row = (page, title) => rows(page).filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** The post that stands open. */
export const reading = (page) => page.getByRole("main").getByRole("article");

/** Opens a post from its row; resolves when it is shown. */
export async function read(page, title) {
  await row(page, title).getByRole("heading").getByRole("link").click();
  await reading(page).getByRole("heading", { name: title, exact: true, level: 1 }).waitFor();
}

/** What can be done with the open post: a button above it, by its word. */
export const button = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true });
