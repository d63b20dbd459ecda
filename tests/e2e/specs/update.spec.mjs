// A new release: open pages stay as they are, a reload is new as a whole, and half a release is none.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeRelease, marks } from "../harness/releases.mjs";
import { expect, kept, test, working } from "../harness/test.mjs";

/** Asks the browser to look for a new release, or joins it where it is at one; returns when that has taken over, or "refused". */
function update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
    const begun = registration.installing;
    await registration.update();
    const next = begun ?? (await found);
    return new Promise((done) => {
      const look = () => {
        if (next.state === "activated") done("taken over");
        if (next.state === "redundant") done("refused");
      };
      next.addEventListener("statechange", look);
      look();
    });
  });
}

test("an update never mixes two releases", async ({ reader, host }, info) => {
  const one = makeRelease(info.outputPath("one"), "one");
  const two = makeRelease(info.outputPath("two"), "two");
  const site = await host(one);
  const { page } = reader;
  await page.goto(site.url());
  await kept(page);
  expect(await marks(page)).toBe("one");

  site.show(two);
  expect(await update(page)).toBe("taken over");
  // The open page is of the first release, and so is whatever it still loads.
  expect(await marks(page)).toBe("one");

  // A new tab and a reload are of the second, all of it.
  const tab = await reader.open(site.url("?view=starred"));
  await working(tab);
  expect(await marks(tab)).toBe("two");
  expect(await marks(page)).toBe("one");
  await page.reload();
  await working(page);
  expect(await marks(page)).toBe("two");

  await site.stop();
  reader.expects(/ERR_CONNECTION_REFUSED/);
  await reader.restart();
  await reader.page.goto(site.url("?q=x"));
  await working(reader.page);
  expect(await marks(reader.page)).toBe("two");
});

test("a release with a file missing or changed is refused", async ({ reader, host }, info) => {
  const one = makeRelease(info.outputPath("one"), "one");
  const site = await host(one);
  const { page } = reader;
  await page.goto(site.url());
  await kept(page);

  const broken = makeRelease(info.outputPath("broken"), "two");
  writeFileSync(join(broken, "index.html"), "<!doctype html><title>half a deploy</title>");
  site.show(broken);
  expect(await update(page)).toBe("refused");
  reader.expects(/integrity|digest|ServiceWorker/i);
  await page.reload();
  await working(page);
  expect(await marks(page)).toBe("one");

  const whole = makeRelease(info.outputPath("whole"), "three");
  site.show(whole);
  // Since the page was loaded again the browser may be asking by itself, and be at the broken one still: then it is asked once more.
  await expect.poll(() => update(page)).toBe("taken over");
  await page.reload();
  await working(page);
  expect(await marks(page)).toBe("three");
});

test("one earlier release is kept, not more", async ({ reader, host }, info) => {
  const site = await host(makeRelease(info.outputPath("one"), "one"));
  const { page } = reader;
  await page.goto(site.url());
  await kept(page);
  for (const mark of ["two", "three"]) {
    site.show(makeRelease(info.outputPath(mark), mark));
    expect(await update(page)).toBe("taken over");
  }
  const releases = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("rill ")).length);
  await expect.poll(releases).toBe(2);
});
