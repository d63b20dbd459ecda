// How fetching a blog went the last times: what came back, which way, how long it took, and what to do.
import { follow, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

const feed = (...titles) => ({
  status: 200,
  body: `<rss version="2.0"><channel><title>Tidewrack</title>
    ${titles.map((title) => `<item><guid>${title[0]}</guid><title>${title}</title></item>`).join("")}</channel></rss>`,
});

test("the last checks of a blog, each in words", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/404|503/);
  origin.set("/blog.xml", feed("a post", "b post"));
  await follow(page, rill, origin.url("/blog.xml"));
  await page.getByRole("button", { name: "Checks" }).click();
  const came = page.locator(".checks li .came");
  await expect(came).toHaveText(["2 new posts"]);
  await expect(page.locator(".checks")).toContainText(/Next check in \d+ minutes/);
  await expect(page.locator(".checks li").first()).toContainText(/through the proxy · \d+ m?s/);

  const refresh = async (how, expected) => {
    origin.set("/blog.xml", how);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(came.first()).toHaveText(expected);
  };
  await refresh({}, "Nothing new");
  await refresh(feed("a post", "b post", "c post"), "1 new post");
  await refresh(feed("a post, mended", "b post", "c post", "d post"), "1 new post, 1 post changed");
  await refresh({ status: 404, body: "" }, /^There is nothing at this address \(404\)\. Check the address/);
  await refresh({ status: 200, body: "<!doctype html><p>Away." }, /not a feed/);
  await expect(came).toHaveCount(6);

  // They are kept, and no more than twenty.
  await page.reload();
  await page.getByRole("button", { name: "Checks" }).click();
  await expect(came).toHaveCount(6);
  const newest = page.locator(".checks li time").first();
  for (let n = 0; n < 16; n++) {
    origin.set("/blog.xml", feed(...[..."abcdefghijklmnopqrstuvw"].slice(0, n + 5)));
    const asked = origin.asked("/blog.xml").length;
    const before = await newest.getAttribute("datetime");
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(newest).not.toHaveAttribute("datetime", before);
    await expect.poll(() => origin.asked("/blog.xml").length).toBe(asked + 1);
    await expect(came.first()).toHaveText(n ? "1 new post" : /new post/);
    await expect(came).toHaveCount(Math.min(20, 7 + n));
  }
  // The first, of two new posts, and the second are gone.
  await expect(came.last()).toHaveText("1 new post");

  await page.getByLabel("Arrange Tidewrack").click();
  await page.getByLabel("Do not fetch it for now").check();
  await expect(page.locator(".checks")).toContainText("Paused: it is not asked.");
  await visit(page, "Latest");
});
