// Private blogs: a name and a password, kept here, sent to the blog's own site, and through a proxy only after a question.
import { readFile } from "node:fs/promises";
import { ask, button, follow, read, reading, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const LOGIN = "ann:high tide";
const SENT = `Basic ${Buffer.from(LOGIN).toString("base64")}`;
const logins = (origin, path) => origin.asked(path).filter(({ method }) => method === "GET").map(({ headers }) => headers.authorization);

async function give(page, password) {
  await page.getByLabel("User name").fill("ann");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Use them" }).click();
}

/** All that the proxy was asked with, as the browser sent it. */
function overhear(page) {
  const heard = [];
  page.context().on("request", (request) => {
    if (request.url().includes("/proxy?")) heard.push({ url: request.url(), login: request.headers()["x-rill-authorization"] });
  });
  return heard;
}

test("a blog that wants a password says so, and is read directly with it", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/401|Failed to load resource/);
  const heard = overhear(page);
  origin.set("/tides.xml", { basic: LOGIN, cors: true });
  await page.goto(rill.url("?view=blogs"));
  await ask(page, origin.url("/tides.xml"));
  await expect(page.getByText("This blog wants a name and a password.")).toBeVisible();
  await give(page, "low tide");
  await expect(page.getByText("if you did, one of them is wrong")).toBeVisible();
  await give(page, "high tide");
  await expect(rows(page)).toHaveCount(3);
  // It is asked again with it after a restart, and nothing of it went to the proxy.
  await reader.restart();
  const before = logins(origin, "/tides.xml").length;
  await reader.page.goto(rill.url());
  // Behind the refresh that opening began, which asks none that is not due.
  await expect(reader.page.getByText("Updated just now")).toBeVisible();
  await reader.page.getByRole("button", { name: "Refresh" }).click();
  await expect.poll(() => logins(origin, "/tides.xml").slice(before)).toContain(SENT);
  expect(heard.map(({ login }) => login).filter(Boolean)).toEqual([]);
  expect(heard.filter(({ url }) => url.includes("tide%20") || url.includes("ann"))).toEqual([]);
});

test("a password in the address goes through the proxy only after a question", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/401|CORS|ERR_FAILED|Failed to load resource/);
  const heard = overhear(page);
  origin.set("/tides.xml", { basic: LOGIN });
  await page.goto(rill.url("?view=blogs"));
  await ask(page, origin.url("/tides.xml").replace("://", "://ann:high%20tide@"));
  await expect(page.getByText("Whoever runs it could read the password.")).toBeVisible();
  expect(heard).toEqual([]);
  await page.getByRole("button", { name: "Do not send" }).click();
  await expect(page.getByText("Whoever runs it could read the password.")).toBeHidden();
  expect(heard).toEqual([]);
  await ask(page, origin.url("/tides.xml").replace("://", "://ann:high%20tide@"));
  await page.getByRole("button", { name: "Send through the proxy" }).click();
  await expect(rows(page)).toHaveCount(3);
  expect(heard.every(({ login, url }) => login === SENT && !url.includes("tide%20") && !url.includes("ann"))).toBe(true);
  // The address is kept, shown and exported without it.
  await expect(page.getByText(origin.url("/tides.xml"))).toBeVisible();
  await expect(page.getByText("high")).toHaveCount(0);
  await visit(page, "Blogs and health");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all blogs as OPML" }).click();
  const opml = await readFile(await (await download).path(), "utf8");
  expect(opml).toContain(origin.url("/tides.xml"));
  expect(opml).not.toContain("ann");
});

test("a blog that begins to want a password is answered on its own page", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/401|CORS|ERR_FAILED|Failed to load resource/);
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(rows(page)).toHaveCount(3);
  origin.set("/tides.xml", { basic: LOGIN });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("This blog wants a name and a password.")).toBeVisible();
  await give(page, "high tide");
  await expect(page.getByText("Whoever runs it could read the password.")).toBeVisible();
  await page.getByRole("button", { name: "Send through the proxy" }).click();
  await expect(page.getByText(/^Checked /)).toBeVisible();
  // The answer is kept, and can be taken back.
  await page.reload();
  await page.getByText("Arrange").first().click();
  await page.getByText("Name and password").click();
  await expect(page.getByRole("checkbox", { name: "Send through the proxy" })).toBeChecked();
  await page.getByRole("button", { name: "Forget them" }).click();
  await expect(page.getByText("This blog wants a name and a password.")).toBeVisible();
});

test("the page of a private blog's post is asked for with its password, too", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/401|Failed to load resource/);
  for (const path of ["/watch.xml", "/watch/fog.html"]) origin.set(path, { basic: LOGIN, cors: true });
  await page.goto(rill.url("?view=blogs"));
  await ask(page, origin.url("/watch.xml"));
  await give(page, "high tide");
  await read(page, "Eleven hours of fog, and one ship");
  await button(page, "Read the whole text").click();
  await expect(reading(page)).toContainText("went home to sleep.");
  expect(logins(origin, "/watch/fog.html")).toContain(SENT);
});
