// A publisher who means harm: words and pictures come through, and nothing of theirs runs, loads or covers.
import { follow, read, reading, row, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

/** What a cleaned text must not hold: `[what, where]` of each thing found. */
function offences(element) {
  const found = [];
  for (const inner of element.querySelectorAll("*")) {
    const name = inner.localName;
    if (/^(script|style|link|meta|base|iframe|frame|object|embed|applet|form|input|button|select|textarea|svg|template|noscript|portal)$/.test(name)) {
      found.push([name, inner.outerHTML]);
    }
    for (const { name: attribute, value } of inner.attributes) {
      const address = /^(href|src|srcset|poster|action|formaction|ping|data|xlink:href)$/.test(attribute);
      if (/^on|^style$|^srcdoc$|^autofocus$|^autoplay$|^ping$/.test(attribute)) found.push([attribute, inner.outerHTML]);
      if (address && !/^https?:|^#/.test(value)) found.push([value, inner.outerHTML]);
    }
    if (name === "a" && inner.hasAttribute("href") && (inner.target !== "_blank" || !/noopener/.test(inner.rel) || !/noreferrer/.test(inner.rel))) {
      found.push(["leads away without care", inner.outerHTML]);
    }
  }
  return found;
}

/** Opens the hostile feed's page with a trap set; returns what was caught. */
async function begin(reader, rill, origin) {
  const caught = [];
  await reader.context.exposeFunction("ran", (what) => void caught.push(what));
  reader.context.on("request", (request) => /\/ran/.test(request.url()) && caught.push(request.url()));
  reader.page.on("dialog", (dialog) => (caught.push(dialog.message()), dialog.dismiss()));
  // The one picture that may load is not there.
  reader.expects(/status of 404/);
  await follow(reader.page, rill, origin.url("/hostile.xml"));
  await expect(rows(reader.page)).toHaveCount(2);
  return caught;
}

test("the trap works", async ({ reader, rill, origin }) => {
  const caught = await begin(reader, rill, origin);
  await reader.page.evaluate(() => window.ran("test"));
  expect(caught).toEqual(["test"]);
  // And what looks through a text finds what it looks for.
  const found = await reader.page.evaluate(`(${offences})((() => {
    const text = document.createElement("div");
    const link = text.appendChild(document.createElement("a"));
    link.setAttribute("href", "javascript:0");
    text.appendChild(document.createElement("form"));
    return text;
  })())`);
  expect(found.map(([what]) => what)).toEqual(["javascript:0", "leads away without care", "form"]);
});

test("a hostile post is read in safety", async ({ reader, rill, origin }) => {
  const caught = await begin(reader, rill, origin);
  const { page } = reader;
  const name = await rows(page).first().getByRole("heading").textContent();
  expect(name.trim()).toMatch(/^A bed of nails/);
  await read(page, name.trim());
  const prose = reading(page).locator(".prose");
  await expect(prose).toContainText("A paragraph with its hands full.");
  await expect(prose).toContainText("The last words.");
  await expect(prose.getByRole("img", { name: "A broken picture" })).toHaveCount(1);
  await expect.poll(() => origin.asked("/broken.png").length).toBeGreaterThan(0);
  expect(await prose.evaluate(offences)).toEqual([]);
  expect(await prose.locator("*").count()).toBeGreaterThan(8);

  // What was a trick is words; what was honest is a link.
  for (const words of ["plain trick", "tabbed trick", "mixed trick", "data trick", "old trick"]) {
    await expect(prose).toContainText(words);
    await prose.getByText(words).click();
  }
  await expect(prose.getByRole("link", { name: "an honest link" })).toHaveAttribute("href", "https://fair.example/page");
  await prose.getByText("A paragraph with its hands full.").click();
  await prose.getByText("More", { exact: true }).click();

  // Nothing else was opened, moved, covered or named over.
  expect(page.frames()).toHaveLength(1);
  expect(reader.context.pages()).toHaveLength(1);
  expect(new URL(page.url()).origin).toBe(new URL(rill.url()).origin);
  await expect(page.locator("#posts")).toHaveCount(1);
  await visit(page, "Latest");
  await expect(row(page, "A link that runs")).toBeVisible();
  expect(caught).toEqual([]);
});

test("its other places are no way in", async ({ reader, rill, origin }) => {
  const caught = await begin(reader, rill, origin);
  const { page } = reader;
  await read(page, "A link that runs");
  await expect(reading(page)).toContainText("The words of the second.");
  await expect(page.getByRole("main").getByRole("link", { name: "Original ↗" })).toHaveCount(0);
  await visit(page, "Latest");
  // Each post whole, in the list.
  await page.getByLabel("How much of each post").selectOption("Full posts");
  await expect(rows(page).first().locator(".prose")).toContainText("The last words.");
  await expect(rows(page).nth(1).locator(".prose")).toContainText("The words of the second.");
  for (const at of [0, 1]) expect(await rows(page).nth(at).locator(".prose").evaluate(offences)).toEqual([]);
  const links = () => page.locator("a[href]").evaluateAll((all) => all.map((link) => link.protocol));
  expect(new Set(await links())).toEqual(new Set([new URL(rill.url()).protocol, "https:"]));
  await visit(page, "Blogs and health");
  await expect(page.getByRole("heading", { name: "1 blog", exact: true })).toBeVisible();
  // The list stays below the page, with the posts' own links.
  expect(new Set(await links())).toEqual(new Set([new URL(rill.url()).protocol, "https:"]));
  expect(page.frames()).toHaveLength(1);
  expect(caught).toEqual([]);
});
