// A browser that gives no more room, or none at all: it is said, and nothing that was stored is lost.
import { follow, row, rows } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const CHARTS = "What the harbour charts left out";
const star = (page) => row(page, CHARTS).getByTitle("Starred");

test("a full disk is said, what was decided is taken back, and all goes on with room again", async ({ reader, rill, origin }) => {
  const { page } = reader;
  // What a browser throws when the disk is full, for as long as the test says that it is.
  await page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...given) {
      if (localStorage.getItem("full")) throw new DOMException("no room", "QuotaExceededError");
      return add.apply(this, given);
    };
  });
  await follow(page, rill, origin.url("/tides.xml"));
  await page.goto(rill.url());
  await expect(row(page, CHARTS)).toHaveClass(/selected/);
  await page.evaluate(() => localStorage.setItem("full", "yes"));
  await page.keyboard.press("s");
  await expect(page.getByText("The browser gives Rill no more room. Nothing that was stored is lost.")).toBeVisible();
  await expect(star(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Close" }).click();
  await page.evaluate(() => localStorage.removeItem("full"));
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, CHARTS)).toHaveClass(/unread/);
  await page.keyboard.press("s");
  await expect(star(page)).toBeVisible();
  // Other tabs hear of it when it is kept.
  const other = await page.context().newPage();
  await other.goto(rill.url());
  await expect(star(other)).toBeVisible();
  await other.close();
  await page.reload();
  await expect(star(page)).toBeVisible();
});

test("a browser that stores nothing says so", async ({ reader, rill }) => {
  const { page } = reader;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
  });
  await page.goto(rill.url());
  await expect(page.getByText("The browser does not let Rill store anything.")).toBeVisible();
  await expect(page.getByText("Allow storage for this page, or leave the private window.")).toBeVisible();
});
