// What one chooses counts at once, in every tab, and lasts.
import { follow, heading, row, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

test.use({ look: { viewport: { width: 1280, height: 800 }, colorScheme: "light" } });

const root = (page) => page.locator("html");
const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("the ground", async ({ reader, rill }) => {
  const { page } = reader;
  await page.goto(rill.url("?view=settings"));
  const other = await reader.open(rill.url());
  await expect(heading(other)).toBeVisible();
  await expect(page.getByRole("radio", { name: "As the device says" })).toBeChecked();
  const asTheDevice = await ground(page);

  const seen = new Set();
  for (const [choice, theme] of [["Sepia", "sepia"], ["Dark", "dark"], ["Black", "black"], ["Light", "light"]]) {
    await page.getByRole("radio", { name: choice, exact: true }).check();
    for (const tab of [page, other]) await expect(root(tab)).toHaveAttribute("data-theme", theme);
    expect(await ground(other)).toBe(await ground(page));
    seen.add(await ground(page));
  }
  expect(seen.size, "four grounds").toBe(4);
  expect(await ground(page)).toBe(asTheDevice);

  // The other tab chooses, too.
  await other.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Settings" }).click();
  await expect(other.getByRole("radio", { name: "Light", exact: true })).toBeChecked();
  await other.getByRole("radio", { name: "Black", exact: true }).check();
  await expect(page.getByRole("radio", { name: "Black", exact: true })).toBeChecked();
  await expect(root(page)).toHaveAttribute("data-theme", "black");

  await reader.restart();
  await reader.page.goto(rill.url());
  await expect(root(reader.page)).toHaveAttribute("data-theme", "black");
  expect(await ground(reader.page)).toBe("rgb(0, 0, 0)");

  // As the device says: it changes with the device.
  await visit(reader.page, "Settings");
  await reader.page.getByRole("radio", { name: "As the device says" }).check();
  await expect(root(reader.page)).not.toHaveAttribute("data-theme");
  expect(await ground(reader.page)).toBe(asTheDevice);
  await reader.page.emulateMedia({ colorScheme: "dark" });
  expect(await ground(reader.page)).not.toBe(asTheDevice);
});

test("how much of each post", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await visit(page, "Latest");
  const other = await reader.open(rill.url());
  const charts = (tab) => row(tab, "What the harbour charts left out");
  for (const tab of [page, other]) await expect(charts(tab).locator(".excerpt")).toBeVisible();

  const choice = (tab) => tab.getByLabel("How much of each post");
  await choice(page).selectOption("Headlines");
  for (const tab of [page, other]) {
    await expect(charts(tab)).toBeVisible();
    await expect(charts(tab).locator(".excerpt")).toBeHidden();
    await expect(choice(tab).locator("option:checked")).toHaveText("Headlines");
  }
  const flat = await charts(page).evaluate((element) => element.offsetHeight);

  await choice(page).selectOption("Full posts");
  for (const tab of [page, other]) {
    await expect(charts(tab)).toContainText("She has pinned mine above it since.");
    await expect(rows(tab)).toHaveCount(3);
  }
  expect(await charts(page).evaluate((element) => element.offsetHeight)).toBeGreaterThan(4 * flat);

  await page.reload();
  await expect(charts(page)).toContainText("She has pinned mine above it since.");
  await expect(choice(page).locator("option:checked")).toHaveText("Full posts");
  await choice(page).selectOption("Excerpts");
  await expect(charts(page).locator(".excerpt")).toBeVisible();
  await expect(charts(page)).not.toContainText("She has pinned mine above it since.");
});
