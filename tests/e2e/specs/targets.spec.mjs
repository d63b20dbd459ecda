// Everything that a finger is to hit on a phone is 48 pixels high and wide, in every view; what stands in a line of text is
// excepted, as is a row's blog, which a finger does not hit at all.
import { follow, read, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

test.use({ look: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });

const LEAST = 48;

/** What is too small in sight, with its width and height. A label is hit for its field, and what is drawn small but touched large is measured as touched. */
const small = (page) =>
  page.evaluate((least) => {
    const found = [];
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button], [role=switch]");
    for (const element of all) {
      const style = getComputedStyle(element);
      if (style.pointerEvents === "none" || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest(".prose, p, small, figcaption, .skip, dd, .facts")) continue;
      const whole = element.matches("input") ? (element.closest("label") ?? element) : element;
      let { left, right, top, bottom } = whole.getBoundingClientRect();
      if (right <= 0 || left >= innerWidth || bottom <= top) continue;
      for (const part of ["::before", "::after"]) {
        const around = getComputedStyle(element, part);
        if (around.position !== "absolute" || around.content === "none") continue;
        // A part that reaches around: how far, as its insets say. One of the whole row is measured at the row.
        const box = style.position === "static" ? element.closest(".row, .entry, li, article")?.getBoundingClientRect() : { left, right, top, bottom };
        if (!box) continue;
        const inset = (side) => parseFloat(around[side]) || 0;
        [left, right] = [Math.min(left, box.left + inset("left")), Math.max(right, box.right - inset("right"))];
        [top, bottom] = [Math.min(top, box.top + inset("top")), Math.max(bottom, box.bottom - inset("bottom"))];
      }
      const [width, height] = [Math.round(right - left), Math.round(bottom - top)];
      if (width < least || height < least) found.push(`${element.tagName.toLowerCase()}.${element.className} ${element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 30)}: ${width} by ${height}`);
    }
    return found;
  }, LEAST);

test("every target is large enough for a thumb", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await page.locator(".about summary").click();
  await expect(page.getByLabel("New folder")).toBeVisible();
  const found = { blog: await small(page) };
  await page.goto(rill.url());
  await expect(page.getByRole("feed").getByRole("article").first()).toBeVisible();
  found.river = await small(page);
  await page.getByRole("button", { name: "More about this list" }).click();
  await expect(page.getByLabel("Rare blogs first")).toBeVisible();
  found.menu = await small(page);
  await page.keyboard.press("Escape");
  await page.locator("#posts").getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Views", exact: true })).toBeInViewport();
  found.sidebar = await small(page);
  await page.keyboard.press("Escape");
  await read(page, "What the harbour charts left out");
  found.post = await small(page);
  await page.getByRole("button", { name: "How posts look" }).click();
  await expect(page.getByLabel("Sepia")).toBeVisible();
  found.looks = await small(page);
  for (const view of ["?q=", "?q=harbour", "?view=blogs", "?view=discover", "?view=settings", "?view=rules"]) {
    await page.goto(rill.url(view));
    await expect(page.locator("h1").filter({ visible: true }).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    found[view] = await small(page);
  }
  const least = Object.fromEntries(Object.keys(found).map((view) => [view, []]));
  expect(found).toEqual(least);
});
