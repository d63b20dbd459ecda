// One's own tags: given and taken by key and pointer, a view of each, renamed and removed, given by rules, the same in every tab.
import { button, follow, heading, read, reading, rows, stored, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const ROPE = "A rope for every weather";

const places = (page) => page.getByRole("navigation", { name: "Views", exact: true });
const sheet = (page) => page.getByRole("group", { name: "Tags", exact: true });
const field = (page) => sheet(page).getByLabel("Another tag");
const chips = (page) => sheet(page).getByRole("listitem");

async function tag(page, title, ...names) {
  await read(page, title);
  await page.keyboard.press("t");
  for (const name of names) {
    await field(page).fill(name);
    await field(page).press("Enter");
  }
  await expect(field(page)).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await stored(page);
}

test("tags are given and taken, and are views with a count", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(places(page).getByRole("heading", { name: "Tags" })).toHaveCount(0);
  await read(page, ROPE);
  await page.keyboard.press("t");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("  to   do ");
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveText([/to do/]);
  await page.keyboard.type("boats");
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveText([/boats/, /to do/]);
  // The same again, and nothing at all, change nothing.
  await page.keyboard.type("boats");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveText([/boats/, /to do/]);
  await page.keyboard.press("Escape");
  await tag(page, CHARTS, "boats");
  // Another post is offered the tags that there are, without those it has.
  await button(page, "Tags").click();
  await expect(sheet(page).locator("datalist option")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(places(page).getByRole("link", { name: "boats" })).toContainText("2");
  await visit(page, "boats");
  await expect(heading(page)).toHaveText("Posts tagged boats (2 found)");
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS, ROPE]);
  expect(new URL(page.url()).searchParams.get("tag")).toBe("boats");
  await page.reload();
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS, ROPE]);
  // Taken away by the pointer.
  await read(page, ROPE);
  await button(page, "Tags").click();
  await sheet(page).getByRole("button", { name: "Remove the tag boats" }).click();
  await expect(chips(page)).toHaveText([/to do/]);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(rows(page).getByRole("heading")).toHaveText([CHARTS]);
});

test("a search finds one's own tags beside the publisher's", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await tag(page, ROPE, "lantern list");
  for (const query of ["tag:lantern", "tag:\"lantern list\"", "lantern", "tag:lantern OR title:nothing"]) {
    await page.goto(rill.url(`?q=${encodeURIComponent(query)}`));
    await expect(rows(page).getByRole("heading")).toHaveText([ROPE]);
  }
  await page.goto(rill.url(`?q=${encodeURIComponent("-tag:lantern")}`));
  await expect(rows(page)).toHaveCount(2);
});

test("a tag is renamed and removed, and that is taken back", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await tag(page, ROPE, "boats", "rope");
  await tag(page, CHARTS, "boats");
  await visit(page, "boats");
  await page.getByText("Arrange").first().click();
  await page.getByLabel("Name", { exact: true }).fill("rope");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  await expect(heading(page)).toHaveText("Posts tagged rope (2 found)");
  // What can be said stands for the tag that one is at now.
  await expect(page.locator("summary").filter({ hasText: "Arrange" })).toHaveAccessibleName("Arrange rope");
  await expect(places(page).getByRole("link", { name: "boats" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  // Who had the other tag before has it still.
  await expect(heading(page)).toHaveText("Posts tagged rope (1 found)");
  await visit(page, "boats");
  await expect(heading(page)).toHaveText("Posts tagged boats (2 found)");
  await page.getByText("Arrange").first().click();
  await page.getByRole("button", { name: "Remove this tag" }).click();
  await expect(page.getByText("No post has this tag")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(2);
  await stored(page);
  await page.reload();
  await expect(heading(page)).toHaveText("Posts tagged boats (2 found)");
});

test("two tabs agree, and a restart keeps what was tagged", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  const other = await reader.open(rill.url());
  await tag(page, ROPE, "boats");
  await expect(places(other).getByRole("link", { name: "boats" })).toContainText("1");
  await tag(other, CHARTS, "boats");
  await expect(places(page).getByRole("link", { name: "boats" })).toContainText("2");
  await reader.restart();
  await reader.page.goto(rill.url("?tag=boats"));
  await expect(rows(reader.page).getByRole("heading")).toHaveText([CHARTS, ROPE]);
});

test("a rule tags what is here and what arrives", async ({ reader, rill, origin }) => {
  const { page } = reader;
  const item = (title, at) => `<item><title>${title}</title><guid>${title}</guid><pubDate>Tue, 24 Nov 2026 0${at}:00:00 GMT</pubDate></item>`;
  const feed = (...titles) => ({ body: `<rss version="2.0"><channel><title>Quay</title>${titles.map(item).join("")}</channel></rss>` });
  origin.set("/quay.xml", feed("Boats in", "Nets"));
  await follow(page, rill, origin.url("/quay.xml"));
  await visit(page, "Views and rules");
  await page.getByLabel("For posts that match").fill("boats");
  await page.getByLabel("Do this").selectOption("Tag");
  await page.getByLabel("Which tag").fill("the quay");
  await page.getByRole("button", { name: "Keep rule" }).click();
  await expect(places(page).getByRole("link", { name: "the quay" })).toContainText("1");
  origin.set("/quay.xml", feed("Boats in", "Nets", "Boats out"));
  await visit(page, "Quay");
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(places(page).getByRole("link", { name: "the quay" })).toContainText("2");
  await page.goto(rill.url("?tag=the+quay"));
  await expect(rows(page).getByRole("heading")).toHaveText(["Boats out", "Boats in"]);
});

test("what is tagged stays when its blog is left", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await tag(page, ROPE, "boats");
  await visit(page, "Tidewrack");
  await page.getByText("Arrange").first().click();
  await page.getByRole("button", { name: "Follow no more" }).click();
  // A new worker lets go of what was left.
  await visit(page, "boats");
  await page.reload();
  await expect(rows(page).getByRole("heading")).toHaveText([ROPE]);
  await read(page, ROPE);
  await expect(reading(page)).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ look: { viewport: { width: 390, height: 844 } } });

  test("where no post is open, its tags are not asked for", async ({ reader, rill, origin }) => {
    const { page } = reader;
    await follow(page, rill, origin.url("/tides.xml"));
    await read(page, ROPE);
    await page.goBack();
    await expect(reading(page)).toHaveCount(0);
    await page.keyboard.press("t");
    expect(await page.locator(":popover-open").count()).toBe(0);
    await tag(page, CHARTS, "sea");
    await expect(page.getByRole("main").getByRole("button", { name: "Tags" })).toHaveClass(/tagged/);
  });
});
