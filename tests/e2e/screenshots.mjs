// Draws every view at three widths, light and dark, into docs/screens: cargo xtask screenshots.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProfile } from "./harness/browser.mjs";
import { startOrigin } from "./harness/origin.mjs";
import { SCREENS } from "./harness/paths.mjs";
import { startRill } from "./harness/rill.mjs";
import { follow } from "./harness/steps.mjs";

const FEEDS = ["/tides.xml", "/kilns.xml", "/ledger.json"];
const WIDTHS = { 1440: 900, 820: 1100, 390: 844 };
const THEMES = ["light", "dark"];
// The posts are of this day and the days before.
const NOW = new Date("2026-11-23T10:00:00Z");

/** Each view: its name, its address, and what is done there before it is drawn. */
const VIEWS = [
  { name: "river", address: "" },
  { name: "post", address: "", open: "What the harbour charts left out" },
  { name: "looks", address: "", open: "What the harbour charts left out", press: "How posts look" },
  { name: "starred", address: "?view=starred" },
  { name: "search", address: "?q=the" },
  { name: "blog", address: "", follow: ".sidebar a[href^='?feed']" },
  { name: "folder", address: "", follow: ".sidebar a[href^='?folder']" },
  { name: "blogs", address: "?view=blogs" },
  { name: "rules", address: "?view=rules", rule: "sponsored" },
  { name: "discover", address: "?view=discover" },
  { name: "settings", address: "?view=settings" },
];

const rill = await startRill();
const origin = await startOrigin();
const profile = mkdtempSync(join(tmpdir(), "rill-screens-"));
mkdirSync(SCREENS, { recursive: true });
try {
  const context = await openProfile(profile, { timezoneId: "UTC", locale: "en-GB", reducedMotion: "reduce" });
  await context.clock.setFixedTime(NOW);
  const [page] = context.pages();
  await page.goto(rill.url());
  await draw(page, "first-run");
  for (const feed of FEEDS) await follow(page, rill, origin.url(feed));
  await page.locator(".about summary").click();
  await page.getByLabel("New folder").fill("Trades");
  await page.getByLabel("New folder").press("Enter");
  await page.getByRole("checkbox", { name: "Trades" }).click();
  for (const view of VIEWS) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(rill.url(view.address));
    if (view.follow) await page.locator(view.follow).first().click();
    if (view.open) await page.getByRole("link", { name: view.open }).first().click();
    if (view.press) await page.getByRole("button", { name: view.press }).click();
    if (view.rule) {
      await page.getByLabel("A word or phrase").fill(view.rule);
      await page.getByRole("button", { name: "Mute" }).click();
    }
    await draw(page, view.name);
  }
  await context.close();
} finally {
  await rill.stop();
  await origin.stop();
  rmSync(profile, { recursive: true, force: true });
}

async function draw(page, name) {
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(SCREENS, `${name}-${width}-${colorScheme}.png`), animations: "disabled" });
      console.log(`docs/screens/${name}-${width}-${colorScheme}.png`);
    }
  }
}
