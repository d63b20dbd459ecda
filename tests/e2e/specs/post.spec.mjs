// The post, set for reading: how it looks, what opens in it, what comes with it, where one left off.
import { readFile } from "node:fs/promises";
import { button, follow, painted, read, reading, row, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

/// Pixels: letters that come later than the text move it by less.
const LINE = 32;
const CLOCK = "The clock on the stairs";
const LAMP = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><circle cx="160" cy="100" r="60" fill="goldenrod"/></svg>';

const topOf = (pane) => pane.evaluate((element) => element.scrollTop);

/** Scrolls a post with the wheel, and says where it stands when the wheel rests. */
async function scroll(page, pane) {
  await pane.hover();
  await pane.evaluate((element) => void (element.rests = new Promise((resolve) => (element.onscrollend = resolve))));
  await page.mouse.wheel(0, 900);
  await pane.evaluate(async (element) => void (await element.rests));
  await expect.poll(() => topOf(pane)).toBeGreaterThan(800);
  return topOf(pane);
}

async function begin(reader, rill, origin) {
  await reader.context.route("https://parlour.example/**", (route) =>
    route.request().url().endsWith(".svg") ? route.fulfill({ contentType: "image/svg+xml", body: LAMP }) : route.abort(),
  );
  await follow(reader.page, rill, origin.url("/parlour.xml"));
}

test("face, size, column and lines are chosen over the post, and last", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(reader, rill, origin);
  await read(page, CLOCK);
  const prose = reading(page).locator(".prose");
  const style = (property) => prose.evaluate((element, name) => getComputedStyle(element)[name], property);
  const number = async (property) => parseFloat(await style(property));
  const before = { size: await number("fontSize"), lines: await number("lineHeight"), width: await number("width") };
  expect(await style("fontFamily")).toMatch(/^Literata/);

  await button(page, "How posts look").click();
  const sheet = page.getByRole("group", { name: "How posts look" });
  await sheet.getByRole("radio", { name: "Atkinson Hyperlegible" }).check();
  await expect(prose).toHaveCSS("font-family", /^"Atkinson Hyperlegible"/);
  await sheet.getByRole("radio", { name: "Narrow" }).check();
  await expect.poll(() => number("width")).toBeLessThan(before.width);
  await sheet.getByRole("radio", { name: "Looser" }).check();
  await expect.poll(() => number("lineHeight")).toBeGreaterThan(before.lines);
  await sheet.getByRole("button", { name: "Larger text" }).click();
  await expect(sheet.getByRole("status")).toHaveText("110 %");
  await expect.poll(() => number("fontSize")).toBeCloseTo(before.size * 1.1, 1);
  // Escape closes what lies over the post, and not the post.
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/post=/);

  await stored(page);
  await page.reload();
  await expect(prose).toHaveCSS("font-family", /^"Atkinson Hyperlegible"/);
  expect(await number("fontSize")).toBeCloseTo(before.size * 1.1, 1);
  await visit(page, "Settings");
  await expect(page.getByRole("radio", { name: "Narrow" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Looser" })).toBeChecked();
  const smaller = page.getByRole("button", { name: "Smaller text" });
  for (const size of [100, 90, 80, 70]) {
    await smaller.click();
    await expect(page.getByRole("status").filter({ hasText: "%" })).toHaveText(`${size} %`);
  }
  await expect(smaller).toBeDisabled();
});

test("a footnote opens under its paragraph, and a heading is gone to", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(reader, rill, origin);
  await read(page, CLOCK);
  const mark = reading(page).getByRole("link", { name: "1", exact: true });
  const note = reading(page).getByRole("note");
  const address = page.url();
  await mark.click();
  await expect(note).toHaveText(/^My aunt says Fridays; my aunt is a Friday person\.\s*$/);
  await expect(mark).toHaveAttribute("aria-expanded", "true");
  expect(await note.evaluate((element) => element.previousElementSibling.textContent)).toContain("It strikes thirteen");
  await mark.click();
  await expect(note).toHaveCount(0);
  await reading(page).getByRole("link", { name: "how it is wound" }).click();
  await expect(note).toHaveCount(0);
  await reading(page).getByRole("link", { name: "back" }).click();
  await expect(note).toHaveCount(0);
  expect(page.url()).toBe(address);
});

test("a picture is looked at closer, by pointer and by key", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(reader, rill, origin);
  await read(page, CLOCK);
  const small = reading(page).getByRole("img", { name: "A lamp on a landing" });
  const large = page.getByRole("dialog", { name: "Picture" });
  await small.click();
  await expect(large.getByRole("img")).toBeVisible();
  await expect(large).toContainText("The landing, by the clock’s own light.");
  await expect(large).toContainText("A lamp on a landing");
  await page.keyboard.press("Escape");
  await expect(large).toBeHidden();
  await expect(page).toHaveURL(/post=/);
  await small.focus();
  await page.keyboard.press("Enter");
  await expect(large).toBeVisible();
  await large.click();
  await expect(large).toBeHidden();
});

test("a picture that is opened again at once stays open", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(reader, rill, origin);
  await read(page, CLOCK);
  await reading(page).getByRole("img", { name: "A lamp on a landing" }).click();
  const large = page.getByRole("dialog", { name: "Picture" });
  await expect(large).toBeVisible();
  // The browser tells of the closing in its next frame, and no frame comes between these.
  const open = await large.evaluate(async (dialog, alt) => {
    const until = async (open) => {
      for (let turn = 0; turn < 100 && dialog.open !== open; turn++) await null;
    };
    const frame = () => new Promise(requestAnimationFrame);
    dialog.querySelector("button").click();
    await until(false);
    const closed = !dialog.open;
    document.querySelector(`article img[alt="${alt}"]`).click();
    await until(true);
    const opened = dialog.open;
    await frame();
    await frame();
    return [closed, opened, dialog.open];
  }, "A lamp on a landing");
  expect(open).toEqual([true, true, true]);
});

test("sound and film play in the browser's own controls, other files are links", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await begin(reader, rill, origin);
  const enclosures = reading(page).locator(".enclosures");
  const check = async (title, player, file, facts) => {
    await read(page, title);
    await expect(enclosures).toContainText(file);
    await expect(enclosures).toContainText(facts);
    await expect(enclosures.locator("audio, video")).toHaveCount(player ? 1 : 0);
    if (player) {
      await expect(enclosures.locator(player)).toHaveAttribute("controls");
      await expect(enclosures.locator(player)).toHaveAttribute("preload", "none");
    }
  };
  await check("Rain on four roofs", "audio", "four-roofs.mp3", "26 min · 13 MB");
  await expect(enclosures.locator("audio")).toHaveAttribute("src", "https://parlour.example/sound/four-roofs.mp3?from=feed&take=2");
  await check("A film of the attic", "video", "attic.mp4", "");
  await expect(reading(page).locator(".lead-picture img")).toBeVisible();
  await check("The floor plan", null, "plan.pdf", "");
  await read(page, CLOCK);
  await expect(enclosures).toHaveCount(0);
});

test("a long post opens where one left off", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await follow(page, rill, origin.url("/long.xml"));
  await visit(page, "Latest");
  await read(page, "All the miles of it");
  const pane = page.locator("#post");
  const top = () => topOf(pane);
  const left = await scroll(page, pane);
  await read(page, "A rope for every weather");
  await expect.poll(top).toBe(0);
  await read(page, "All the miles of it");
  await expect.poll(async () => Math.abs((await top()) - left)).toBeLessThan(LINE);
  await painted(page);
  await stored(page);
  await page.reload();
  await expect(reading(page)).toContainText("3 views");
  await expect.poll(async () => Math.abs((await top()) - left)).toBeLessThan(LINE);
  // Read to its end, it begins anew.
  await pane.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(row(page, "All the miles of it")).toBeVisible();
  await read(page, "A rope for every weather");
  await read(page, "All the miles of it");
  await expect.poll(top).toBe(0);
});

test("what comes late does not move where one left off", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const miles = await readFile(new URL("../feeds/long.xml", import.meta.url), "utf8");
  origin.set("/mapped.xml", { type: "application/rss+xml", body: miles.replace("<h2>Out</h2>", '<img src="https://longways.example/map.svg" alt="A map">') });
  const map = { late: Promise.resolve() };
  await reader.context.route("https://longways.example/map.svg", async (route) => {
    await map.late;
    await route.fulfill({ contentType: "image/svg+xml", body: LAMP });
  });
  await follow(page, rill, origin.url("/mapped.xml"));
  await read(page, "All the miles of it");
  const pane = page.locator("#post");
  const picture = reading(page).getByAltText("A map");
  const high = () => picture.evaluate((element) => element.naturalHeight);
  await expect.poll(high).toBe(200);
  const left = await scroll(page, pane);
  await painted(page);
  await stored(page);
  let send;
  map.late = new Promise((resolve) => (send = resolve));
  await page.reload();
  await expect.poll(() => topOf(pane)).toBeGreaterThan(0);
  expect(await high()).toBe(0);
  send();
  await expect.poll(high).toBe(200);
  await expect.poll(async () => Math.abs((await topOf(pane)) - left)).toBeLessThan(LINE);
});
