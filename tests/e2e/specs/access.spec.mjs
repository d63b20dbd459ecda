// Anyone can use it: axe finds nothing, in light and in dark, wide and narrow.
import AxeBuilder from "@axe-core/playwright";
import { follow, painted, read, reading } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PLACES = ["", "?view=blogs", "?view=settings", "?view=rules", "?view=hidden", "?view=discover", "?view=starred", "?q=", "?q=walrus"];

/** Everything axe finds on what is shown, once all of the page is there: what comes after the first posts, too. */
async function barriers(page) {
  await expect(page.locator(".sidebar .status-line")).toHaveCount(1);
  // What scrolls by itself is told by the browser in the next frame, and is a stop for Tab from then on.
  await painted(page);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ look: { viewport: { width, height }, colorScheme } });

      test("no barrier is found", async ({ reader, rill }) => {
        for (const place of PLACES) {
          await reader.page.goto(rill.url(place));
          await expect(reader.page.locator("#shell")).toHaveCount(0);
          expect(await barriers(reader.page), place).toEqual([]);
        }
      });

      test("nor where there are posts", async ({ reader, rill, origin }) => {
        const { page } = reader;
        await follow(page, rill, origin.url("/tides.xml"));
        await follow(page, rill, origin.url("/kilns.xml"));
        const blog = page.url();
        const arrange = page.locator(".about summary");
        await arrange.click();
        await page.getByLabel("New folder").fill("Sea");
        await page.getByLabel("New folder").press("Enter");
        await page.getByRole("checkbox", { name: "Sea" }).click();
        expect(await barriers(page), "a blog, being arranged").toEqual([]);
        await page.goto(rill.url());
        await read(page, "What the harbour charts left out");
        await expect(reading(page)).toContainText("1 view");
        await page.getByRole("main").getByRole("button", { name: "Star", exact: true }).click();
        expect(await barriers(page), "an open post").toEqual([]);
        for (const name of ["How posts look", "Share"]) {
          await page.getByRole("main").getByRole("button", { name }).click();
          await expect(page.getByRole("group", { name })).toBeVisible();
          expect(await barriers(page), name).toEqual([]);
          await page.keyboard.press("Escape");
        }
        await page.goBack();
        expect(await barriers(page), "the river, partly read and starred").toEqual([]);
        await page.getByRole("button", { name: "More about this list" }).click();
        expect(await barriers(page), "the list's menu").toEqual([]);
        await page.keyboard.press("Escape");
        await page.getByLabel("How much of each post").selectOption("Full posts");
        await expect(page.locator(".river .prose").first()).toBeVisible();
        expect(await barriers(page), "full posts").toEqual([]);
        for (const place of ["?view=starred", "?view=history", "?view=blogs", blog]) {
          await page.goto(new URL(place, rill.url()).href);
          await expect(page.locator("#shell")).toHaveCount(0);
          expect(await barriers(page), place).toEqual([]);
        }
        const folder = await page.locator(".sidebar a[href^='?folder']").getAttribute("href");
        await page.goto(rill.url(folder));
        await expect(page.getByRole("heading", { name: /^Posts in Sea/ })).toBeVisible();
        expect(await barriers(page), "a folder").toEqual([]);
      });
    });
  }
}
