// What a post may hold beside words: formulas, text that is folded, links and pictures that only follow the reader.
import { follow, read, reading, row, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const TITLE = "How long a tide takes to fill a pool";

test("formulas are set, and what is folded unfolds", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/abacus.formula.xml"));
  await read(page, TITLE);
  const post = reading(page);
  const kinds = await post.locator("math, math *").evaluateAll((all) => all.map((node) => node.namespaceURI));
  expect(new Set(kinds)).toEqual(new Set(["http://www.w3.org/1998/Math/MathML"]));
  for (const name of ["mfrac", "msup", "munderover", "msub", "msqrt"]) await expect(post.locator(name)).toHaveCount(1);
  // A fraction stands two lines high, and not as three letters in a row.
  const [fraction, letter] = await Promise.all(["mfrac", "math > mi"].map((name) => post.locator(name).first().boundingBox()));
  expect(fraction.height).toBeGreaterThan(letter.height * 1.3);
  await expect(post.locator('math[display="block"]')).toHaveCSS("display", "block math");

  await expect(post.getByText("so is the bucket")).toBeHidden();
  await post.getByText("Why the square").click();
  await expect(post.getByText("so is the bucket")).toBeVisible();
});

test("what only follows the reader goes from links, unless one wants it kept", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/abacus.formula.xml"));
  await read(page, TITLE);
  const link = (name) => reading(page).locator("a", { hasText: name });
  await expect(link("so is the bucket")).toHaveAttribute("href", "https://abacus.example/round?n=2");
  await expect(page.getByRole("main").getByRole("link", { name: "Original" })).toHaveAttribute("href", "https://abacus.example/pool?pool=3");
  await expect(reading(page).locator(".prose img")).toHaveCount(0);

  await visit(page, "Settings");
  const choice = page.getByLabel("Take out of links what only follows you");
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await stored(page);
  // What is there stays; what arrives from now on is as it was sent.
  origin.set("/later.xml", {
    body: `<rss version="2.0"><channel><title>Later</title><item><title>Another sum</title><guid>2</guid>
      <description>&lt;a href="https://abacus.example/?fbclid=x"&gt;A link&lt;/a&gt;</description></item></channel></rss>`,
  });
  await follow(page, rill, origin.url("/later.xml"));
  await expect(row(page, "Another sum")).toBeVisible();
  await read(page, "Another sum");
  await expect(link("A link")).toHaveAttribute("href", "https://abacus.example/?fbclid=x");
});
