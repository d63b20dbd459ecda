// Every view in languages that nobody speaks: nothing is left in English, nothing is cut off, and right to left all is mirrored.
import AxeBuilder from "@axe-core/playwright";
import { cutOff, untranslated } from "../harness/seen.mjs";
import { LEFTWARD, LONG, look, speak } from "../harness/pseudo.mjs";
import { eachPlace, reading, rows } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PLACES = [
  "", "?view=starred", "?view=later", "?view=history", "?view=hidden", "?view=rules", "?view=discover", "?view=blogs", "?view=settings",
  "?q=", "?q=%E6%BD%AE", "?q=%22", "?q=%E5%B2%A9", "?subscribe=http://127.0.0.1:9/none",
];

// A blog without a Latin letter: those that are seen are Rill's.
const POSTS = ["潮", "砂", "灯"];
const BLOG = `<?xml version="1.0"?><rss version="2.0"><channel><title>海辺</title><link>https://a.example/</link><language>ja</language>
${POSTS.map((title, at) => `<item><title>${title}</title><guid>${at}</guid><link>https://a.example/${at}</link>
<comments>https://a.example/${at}/c</comments><author>海</author><pubDate>Mon, 0${at + 1} Nov 2021 07:00:00 GMT</pubDate>
<description>${`${title}の話。`.repeat(30)}</description></item>`).join("")}</channel></rss>`;

/** Opens the library and calls `check` with each view and state. */
async function eachView({ reader, rill, origin }, language, check) {
  const { page } = reader;
  await speak(reader.context, language);
  await page.goto(rill.url());
  await expect(page.locator("html")).toHaveAttribute("lang", language.tag);
  await expect(page.locator(".page, .list .stack, .list form").first()).toBeVisible();
  await check("the first run");
  origin.set("/sea.xml", { body: BLOG });
  await page.goto(rill.url(`?subscribe=${encodeURIComponent(origin.url("/sea.xml"))}`));
  await page.waitForURL((url) => url.searchParams.has("feed"));
  await expect(rows(page)).toHaveCount(3);
  await check("a blog");
  await page.locator(".about summary").click();
  await expect(page.locator(".about .places, .about .stack").first()).toBeVisible();
  await check("arranging");
  await eachPlace(page, rill, PLACES, check);
  await page.goto(rill.url());
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await check("the keys");
  await page.keyboard.press("Escape");
  await page.locator("[popovertarget='view-menu']").click();
  await expect(page.locator(":popover-open")).toBeVisible();
  await check("the list's menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+A");
  await expect(page.locator(".toast")).toBeVisible();
  await check("what can be taken back");
  // It would lie over the sheets in axe's eyes, which do not know what is on top.
  await page.locator(".toast button").click();
  await expect(page.locator(".toast")).toHaveCount(0);
  await rows(page).first().getByRole("link").last().click();
  await expect(reading(page)).toBeVisible();
  await check("a post");
  for (const sheet of await page.locator(".post-bar [popovertarget]").all()) {
    await sheet.click();
    await expect(page.locator(":popover-open > *").last()).toBeVisible();
    await check(await sheet.innerText());
    await page.keyboard.press("Escape");
  }
}

/** Everything axe finds on what is shown, but for words that belong together and were lengthened apart. */
async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).disableRules("label-content-name-mismatch").analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}

test.describe("longer words, on a phone", () => {
  test.use({ look: look(LONG, { viewport: { width: 390, height: 844 } }) });

  test("all is translated, and nothing is cut off", async ({ reader, rill, origin }) => {
    test.slow();
    await eachView({ reader, rill, origin }, LONG, async (view) => {
      expect.soft(await untranslated(reader.page), view).toEqual([]);
      expect.soft(await cutOff(reader.page), view).toEqual([]);
    });
  });
});

test.describe("right to left", () => {
  const box = (page, selector) => page.locator(selector).first().boundingBox();

  test.describe("on a wide screen", () => {
    test.use({ look: look(LEFTWARD, { viewport: { width: 1280, height: 800 } }) });

    test("all is mirrored", async ({ reader, rill, origin }) => {
      test.slow();
      const { page } = reader;
      await eachView({ reader, rill, origin }, LEFTWARD, async (view) => {
        if (view === "a blog") await expect(reader.page.locator(".sidebar .count").first(), "small numbers have the language's digits").toHaveText("٣");
        expect.soft(await untranslated(page), view).toEqual([]);
        expect.soft(await cutOff(page), view).toEqual([]);
        expect.soft(await barriers(page), view).toEqual([]);
      });
      const [sidebar, list, post] = [await box(page, ".sidebar"), await box(page, ".list"), await box(page, "main.post, .post")];
      expect(sidebar.x).toBeGreaterThan(list.x);
      expect(list.x).toBeGreaterThan(post.x);
      expect(sidebar.x + sidebar.width).toBe(1280);
    });
  });

  test.describe("on a phone", () => {
    test.use({ look: look(LEFTWARD, { viewport: { width: 390, height: 1100 }, colorScheme: "dark" }) });

    test("all is mirrored", async ({ reader, rill, origin }) => {
      test.slow();
      const { page } = reader;
      await eachView({ reader, rill, origin }, LEFTWARD, async (view) => {
        expect.soft(await cutOff(page), view).toEqual([]);
        expect.soft(await barriers(page), view).toEqual([]);
      });
      await page.goto(rill.url());
      // Bar and menu stand there as they were last seen, and do nothing yet.
      await expect(page.locator("#shell")).toHaveCount(0);
      // The bar begins at the right, the menu comes from there, and drawings point the other way.
      await expect(page.locator(".tab")).toHaveCount(5);
      const tabs = await page.locator(".tab").all();
      expect((await tabs[0].boundingBox()).x).toBeGreaterThan((await tabs[4].boundingBox()).x);
      await expect(tabs[0].locator("svg")).toHaveCSS("scale", "-1 1");
      await page.locator(".menu-button").filter({ visible: true }).first().click();
      await expect.poll(async () => (await box(page, ".sidebar")).x + (await box(page, ".sidebar")).width).toBe(390);
      // Three posts a long time ago: the form of Arabic for few.
      await page.keyboard.press("Escape");
      await expect(rows(page).first().locator("time")).toContainText(/[٠-٩]/);
    });
  });
});
