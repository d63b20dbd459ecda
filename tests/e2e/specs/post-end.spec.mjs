// What a post has at its end, within and above: the next and the previous post, under a thumb and by key; code and tables that scroll
// by themselves, and are stops for Tab only then; a bar that stays.
import { follow, read, reading, rows } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const LINE = "let tide = moon.pull(sea).at(noon).plus(wind.from(west)).minus(sandbank.height()).rounded();";
const CELLS = (tag) => `<tr>${Array.from({ length: 14 }, (_, at) => `<${tag}>Harbour ${at}</${tag}>`).join("")}</tr>`;
const TEXT = `<p>Before.</p><pre><code>short()</code></pre><pre><code>${LINE}${LINE}</code></pre>
  <table><tr><td>1</td><td>2</td></tr></table><table><thead>${CELLS("th")}</thead><tbody>${CELLS("td")}</tbody></table><p>After.</p>`;

async function begin({ page }, rill, origin) {
  const item = (n) => `<item><title>Log ${n}</title><guid>${n}</guid><description><![CDATA[${TEXT}]]></description></item>`;
  origin.set("/log.xml", { body: `<rss version="2.0"><channel><title>Log</title>${[1, 2, 3].map(item).join("")}</channel></rss>` });
  await follow(page, rill, origin.url("/log.xml"));
  await expect(rows(page)).toHaveCount(3);
}

const title = (page) => reading(page).getByRole("heading", { level: 1 });

for (const [name, viewport] of [["a laptop", { width: 1440, height: 900 }], ["a phone", { width: 390, height: 844 }]]) {
  test.describe(name, () => {
    test.use({ look: { viewport, hasTouch: true } });

    test("what is too wide scrolls by itself, and only that is a stop", async ({ reader, rill, origin }) => {
      const { page } = reader;
      await begin(reader, rill, origin);
      await read(page, "Log 1");
      const stops = () => reading(page).locator(":is(pre, table)").evaluateAll((found) => found.map((one) => one.tabIndex));
      await expect.poll(stops).toEqual([-1, 0, -1, 0]);
      const wide = reading(page).locator("table").last();
      await wide.focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => wide.evaluate((wide) => wide.scrollLeft)).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      expect(await page.locator("#post").evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
    });

    test("the next and the previous post, by touch and by key", async ({ reader, rill, origin }) => {
      const { page } = reader;
      await begin(reader, rill, origin);
      await read(page, "Log 1");
      const end = page.getByRole("navigation", { name: "Posts before and after" });
      await expect(end.getByRole("link")).toHaveText(["Next"]);
      await end.getByRole("link", { name: "Next" }).tap();
      await expect(title(page)).toHaveText("Log 2");
      // It begins at its head.
      await expect.poll(() => page.locator("#post").evaluate((pane) => pane.scrollTop)).toBe(0);
      await end.getByRole("link", { name: "Next" }).tap();
      await expect(title(page)).toHaveText("Log 3");
      await expect(end.getByRole("link")).toHaveText(["Previous"]);
      await end.getByRole("link", { name: "Previous" }).tap();
      await expect(title(page)).toHaveText("Log 2");
      await page.keyboard.press("j");
      await expect(title(page)).toHaveText("Log 3");
      await page.keyboard.press("k");
      await page.keyboard.press("k");
      await expect(title(page)).toHaveText("Log 1");
      await expect(page.locator("#posts article.row").first()).toHaveClass(/selected/);
    });

    test("the bar stays from post to post, and with it the focus", async ({ reader, rill, origin }) => {
      const { page } = reader;
      await begin(reader, rill, origin);
      await read(page, "Log 1");
      const star = page.locator(".post-bar button").first();
      await star.click();
      await expect(star).toHaveText("Starred");
      await page.keyboard.press("j");
      await expect(title(page)).toHaveText("Log 2");
      await expect(star).toBeFocused();
      await expect(star).toHaveText("Star");
      await page.keyboard.press("k");
      await expect(title(page)).toHaveText("Log 1");
      await expect(star).toHaveText("Starred");
      await expect(star).toHaveClass(/star/);
    });
  });
}
