// Keys of one's own: others, none, or all that write a character switched off (WCAG 2.1.4).
import { follow, heading, row, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";

const own = (page, name) => page.locator(".own-keys").getByLabel(name, { exact: true });

/** Presses keys where nothing has the focus. */
async function press(page, ...keys) {
  await page.evaluate(() => document.activeElement.blur());
  for (const key of keys) await page.keyboard.press(key);
}

test("a key is changed, and another taken away", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Settings");
  const star = own(page, "Star");
  await expect(star).toHaveValue("s");
  await star.click();
  await page.keyboard.press("x");
  await page.keyboard.press("Tab");
  await expect(own(page, "Keep for later")).toBeFocused();
  await own(page, "Keep for later").fill("");
  await own(page, "Keep for later").press("Tab");
  // A key that is taken is said, and stays whose it was.
  await own(page, "Refresh").fill("x");
  await own(page, "Refresh").press("Tab");
  await expect(page.getByText("“x” is taken already: Star.")).toBeVisible();
  await expect(own(page, "Refresh")).toHaveValue("r");
  await own(page, "Refresh").fill("g");
  await own(page, "Refresh").press("Tab");
  await expect(page.getByText(/“g” is taken already/)).toBeVisible();

  const check = async (tab) => {
    await press(tab, "j", "l", "s", "x");
    await expect(tab.getByTitle("Starred")).toHaveCount(1);
    await expect(row(tab, CHARTS)).not.toContainText("For later");
    await press(tab, "?");
    const sheet = tab.getByRole("dialog", { name: "Keys" });
    await expect(sheet.locator("div", { hasText: /^xStar$/ })).toHaveCount(1);
    await expect(sheet.locator("div", { hasText: /^Keep for later$/ })).toHaveCount(1);
    await tab.keyboard.press("Escape");
  };
  await visit(page, "Latest");
  await check(page);
  await press(page, "x");
  await expect(page.getByTitle("Starred")).toHaveCount(0);
  await stored(page);
  await reader.restart();
  await reader.page.goto(rill.url());
  await expect(row(reader.page, CHARTS)).toBeVisible();
  await check(reader.page);
  await visit(reader.page, "Settings");
  await reader.page.getByRole("button", { name: "All as they were" }).click();
  await expect(own(reader.page, "Star")).toHaveValue("s");
  await expect(own(reader.page, "Keep for later")).toHaveValue("l");
});

test("keys that write a character are switched off; the others go on", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Settings");
  await page.getByLabel("Single characters are keys").uncheck();
  await expect(own(page, "Star")).toBeDisabled();
  await visit(page, "Latest");
  await expect(row(page, CHARTS)).toBeVisible();
  await press(page, "j", "s", "?", "g", "s", "Shift+A");
  // What still is a key comes after what no longer is.
  await press(page, "End");
  await expect(page.getByTitle("Starred")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(heading(page)).toHaveText("Latest Posts (3 found)");
  await expect(page.getByText("posts marked read")).toHaveCount(0);
  await row(page, CHARTS).getByRole("heading").getByRole("link").click();
  await expect(page).toHaveURL(/post=/);
  await press(page, "Escape");
  await expect(page).not.toHaveURL(/post=/);
});
