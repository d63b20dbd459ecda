// Anyone can use it: axe finds nothing, in light and in dark, wide and narrow.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../harness/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PLACES = ["", "?view=blogs", "?view=settings", "?view=discover", "?view=starred"];

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ look: { viewport: { width, height }, colorScheme } });

      test("no barrier is found", async ({ reader, rill }) => {
        for (const place of PLACES) {
          await reader.page.goto(rill.url(place));
          await expect(reader.page.locator("#shell")).toHaveCount(0);
          const { violations } = await new AxeBuilder({ page: reader.page }).withTags(RULES).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
          expect(found, place).toEqual([]);
        }
      });
    });
  }
}
