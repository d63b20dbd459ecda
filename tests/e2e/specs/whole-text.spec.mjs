// The whole text of a post whose feed sends only the beginning: fetched from its page, kept, switched, and what is said when it cannot be.
import { button, follow, read, reading, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

test.use({ look: { viewport: { width: 1280, height: 800 } } });

const FOG = "Eleven hours of fog, and one ship";
const ROTA = "The rota for October";
const LOST = "A page that washed away";
const HORN = "How the horn is tuned";

/** What is said below the text about the rest of it. */
const rest = (page) => reading(page).getByRole("status");

test("a post that breaks off offers its whole text, and both texts are kept", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/watch.xml"));
  await read(page, FOG);
  await expect(reading(page)).toContainText("wrote the hour into the book […]");
  await expect(rest(page)).toContainText("There may be more on the blog’s own page.");
  await expect(button(page, "Whole text")).toHaveAttribute("aria-pressed", "false");
  await button(page, "Read the whole text").click();
  await expect(reading(page)).toContainText("went home to sleep.");
  await expect(reading(page)).not.toContainText("[…]");
  await expect(reading(page)).not.toContainText("Shop for lamp oil");
  await expect(reading(page).getByRole("blockquote")).toContainText("A bell twice");
  await expect(reading(page).getByRole("link", { name: "the chart of the outer bank" })).toHaveAttribute("href", origin.url("/watch/charts.html"));
  await expect(button(page, "Whole text")).toHaveAttribute("aria-pressed", "true");
  await expect(rest(page)).toContainText("This is the whole text, from the post's own page.");

  // The key, the button above and the one below switch between the two.
  await page.keyboard.press("w");
  await expect(reading(page)).toContainText("[…]");
  await expect(reading(page)).not.toContainText("went home to sleep.");
  await button(page, "Whole text").click();
  await expect(reading(page)).toContainText("went home to sleep.");
  await button(page, "Show what the feed sent").click();
  await expect(reading(page)).toContainText("[…]");
  expect(origin.asked("/watch/fog.html")).toHaveLength(1);

  // What was fetched reads without its publisher, and is what one finds again.
  await origin.stop();
  await page.reload();
  await expect(reading(page)).toContainText("went home to sleep.");
});

test("a post that looks whole offers nothing, and its page is a key away", async ({ reader, rill, origin }) => {
  const { page } = reader;
  origin.set("/watch/horn.html", { body: "<article>" + "<p>The horn is tuned once a year, and this is the page that says so at length. </p>".repeat(12) + "</article>" });
  await follow(page, rill, origin.url("/watch.xml"));
  await read(page, HORN);
  await expect(reading(page)).toContainText("it is all here.");
  await expect(rest(page)).toBeEmpty();
  await page.keyboard.press("w");
  await expect(reading(page)).toContainText("this is the page that says so at length.");
});

test("a blog's posts can always be read whole", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/watch.xml"));
  await page.locator(".about summary").click();
  await page.getByLabel("Read its posts whole, from their own pages").check();
  await read(page, FOG);
  await expect(reading(page)).toContainText("went home to sleep.");
  // The choice lasts.
  await page.reload();
  await page.locator(".about summary").click();
  await expect(page.getByLabel("Read its posts whole, from their own pages")).toBeChecked();
  await read(page, LOST);
  await expect(rest(page)).toContainText("There is nothing at this address (404).");
});

test("what cannot be fetched is said, and the feed's text stays", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const gate = origin.hold("/watch/rota.html");
  await follow(page, rill, origin.url("/watch.xml"));

  // A page without an article.
  await read(page, ROTA);
  await page.keyboard.press("w");
  await expect(rest(page)).toContainText("Fetching the page of this post…");
  await gate.arrived;
  gate.release();
  await expect(rest(page)).toContainText("The page has no text that Rill can find.");
  await expect(rest(page)).toContainText("What the feed sent stands above.");
  await expect(reading(page)).toContainText("Who stands when.");

  // No page at all; then there is one.
  await read(page, LOST);
  await button(page, "Read the whole text").click();
  await expect(rest(page)).toContainText("There is nothing at this address (404).");
  await expect(reading(page)).toContainText("There was more of this once […]");
  const found = `<article>${"<p>The sea gave the page back, and here is all of it, as long as it ever was. </p>".repeat(12)}</article>`;
  origin.set("/watch/lost.html", { body: found });
  await button(page, "Try again").click();
  await expect(reading(page)).toContainText("The sea gave the page back");

  // Nobody answers.
  origin.set("/watch/fog.html", { drop: true });
  await visit(page, "Latest");
  await read(page, FOG);
  await button(page, "Read the whole text").click();
  await expect(rest(page)).toContainText("The proxy could not reach the site.");
  await expect(reading(page)).toContainText("wrote the hour into the book […]");
});

test("a fetch can be stopped", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const gate = origin.hold("/watch/fog.html");
  await follow(page, rill, origin.url("/watch.xml"));
  await read(page, FOG);
  await button(page, "Read the whole text").click();
  await gate.arrived;
  await button(page, "Cancel").click();
  await expect(rest(page)).toContainText("Stopped.");
  gate.release();
  await button(page, "Try again").click();
  await expect(reading(page)).toContainText("went home to sleep.");
});
