// At 400 % zoom of a screen of 1280 by 1024 px, 320 by 256 are left: nothing scrolls sideways, nothing is cut off (WCAG 1.4.10), and
// axe finds no barrier.
import AxeBuilder from "@axe-core/playwright";
import { cutOff } from "../harness/seen.mjs";
import { eachPlace, follow, reading, rows } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PLACES = ["", "?view=starred", "?view=history", "?view=hidden", "?view=rules", "?view=discover", "?view=blogs", "?view=settings", "?q=", "?q=walrus"];

for (const [colorScheme, locale] of [["light", "de-DE"], ["dark", "en-US"]]) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ look: { viewport: { width: 320, height: 256 }, colorScheme, locale, reducedMotion: "reduce" } });

    test("every view fits", async ({ reader, rill, origin }) => {
      test.slow();
      const { page } = reader;
      const check = async (view) => {
        expect.soft(await cutOff(page), view).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`), view).toEqual([]);
      };
      await page.goto(rill.url());
      await expect(page.locator(".list form").first()).toBeVisible();
      await check("the first run");
      await follow(page, rill, origin.url("/tides.xml"));
      await expect(rows(page)).toHaveCount(3);
      await check("a blog");
      await eachPlace(page, rill, PLACES, check);
      await page.goto(rill.url());
      await expect(rows(page)).toHaveCount(3);
      await page.keyboard.press("j");
      await page.keyboard.press("o");
      await expect(reading(page)).toBeVisible();
      await check("a post");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      await check("the keys");
    });
  });
}
