// Rill speaks the language of the person: the browser's, or another that is chosen.
import { heading, reading, row, rows } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const radio = (page, name) => page.getByRole("radio", { name, exact: true });
const german = (page) => expect(page.locator("html")).toHaveAttribute("lang", "de");

test.describe("a browser in German", () => {
  test.use({ look: { locale: "de-AT", timezoneId: "Europe/Vienna" } });

  test("reads in German from the first run to an open post", async ({ reader, rill, origin }) => {
    const { page } = reader;
    await page.goto(rill.url());
    await german(page);
    await expect(page.getByRole("heading", { name: "Was soll es zu lesen geben?" })).toBeVisible();
    await page.getByLabel("Adresse eines Blogs oder Feeds").fill(origin.url("/tides.xml"));
    await page.getByLabel("Adresse eines Blogs oder Feeds").press("Enter");
    await expect(heading(page)).toHaveText(/^Beiträge von .+ \(3 gefunden\)$/);
    await expect(page).toHaveTitle(/Beiträge von/);
    const when = row(page, CHARTS).locator("time");
    await expect(when).toHaveText(/^(Heute|Gestern|Vor \d+ (Tagen|Wochen|Monaten|Jahren)|Vor 1 (Tag|Woche|Monat|Jahr))$/);
    await row(page, CHARTS).getByRole("heading").getByRole("link").click();
    await expect(page.getByRole("main").getByText("1-mal geöffnet")).toBeVisible();
    // The day as one writes it in Austria, when one points at it.
    const day = reading(page).locator("time");
    await day.hover();
    await expect(day).toHaveAttribute("title", /^\d{1,2}\. (Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4} um \d\d:\d\d$/);
    await page.getByRole("main").getByRole("button", { name: "Stern", exact: true }).click();
    await page.getByRole("button", { name: "Alles gelesen" }).click();
    await expect(page.getByText("2 Beiträge als gelesen markiert")).toBeVisible();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Tasten" })).toContainText("Nächster Beitrag");
    await page.keyboard.press("Escape");
    // A failure, too, says what happened and what to do.
    await page.goto(rill.url(`?subscribe=${encodeURIComponent(origin.url("/nothing.xml"))}`));
    await expect(page.getByText("Unter dieser Adresse ist nichts (404).")).toBeVisible();
    await page.goto(rill.url("?q=nosuchword"));
    await expect(heading(page)).toContainText("0 Beiträge passen zu „nosuchword“");
  });

  test("another language is chosen, at once and for good", async ({ reader, rill }) => {
    const { page } = reader;
    await page.goto(rill.url("?view=settings"));
    await expect(radio(page, "Wie der Browser")).toBeChecked();
    await radio(page, "English").check();
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
    await expect(radio(page, "English")).toBeFocused();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.goto(rill.url());
    await expect(page.getByRole("heading", { name: "What would you like to read?" })).toBeVisible();
    await page.goto(rill.url("?view=settings"));
    await radio(page, "As the browser says").click();
    await german(page);
    await expect(page.getByRole("heading", { name: "Einstellungen", level: 1 })).toBeVisible();
  });
});

test("a browser in a language that Rill does not speak reads English, and fetches no words", async ({ reader, rill }) => {
  const { page } = reader;
  const asked = [];
  page.on("request", (request) => request.url().includes("/de.json") && asked.push(request.url()));
  await page.addInitScript(() => Object.defineProperty(navigator, "languages", { value: ["fr-FR", "en"] }));
  await page.goto(rill.url());
  await expect(page.getByRole("heading", { name: "What would you like to read?" })).toBeVisible();
  expect(asked).toEqual([]);
  await expect(rows(page)).toHaveCount(0);
});

test("words that cannot be fetched are English", async ({ reader, rill }) => {
  const { page } = reader;
  reader.expects(/de\.json|Failed to load resource|ERR_FAILED/);
  await page.addInitScript(() => localStorage.setItem("language", "de"));
  await page.route("**/de.json", (route) => route.abort());
  await page.goto(rill.url());
  await expect(page.getByRole("heading", { name: "What would you like to read?" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
