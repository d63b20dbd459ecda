// What is measured, one function each. All of them take what a person would do and wait for what a person would see.
import { another, far, memory, open, worked } from "./browser.mjs";
import { opml } from "./library.mjs";

/** Two words each, that many posts or few have, in several scripts. */
const QUERIES = ["lamp tide", "the harbour", "barcor delfir", "river post", "Fluss Hafen", "lampe port", "wickyar the", "river lamp", "net por", "tide harbour"];

/** What each visit measured, by its name. */
const columns = (visits) => Object.fromEntries(Object.keys(visits[0]).map((name) => [name, visits.map((visit) => visit[name])]));

const times = async (count, measure) => {
  const measured = [];
  for (let run = 0; run < count; run++) measured.push(await measure(run));
  return measured;
};

/** How many milliseconds what `bench.expect` was told of has taken. */
const came = (page) => page.evaluate(() => window.bench.expected);

const rest = (page, milliseconds) => page.waitForTimeout(milliseconds);

/** Takes in the whole library, every post unread. Seconds in all and in the store's writes; the page's tasks over 50 ms; the megabytes of
 *  the index, once it is written. */
export async function fill(profile, rill, library, publishers) {
  const browser = await open(profile);
  const { page } = browser;
  await page.goto(rill.url("?view=settings"));
  await page.locator("input[name=unread]").fill("100000");
  await page.locator("input[name=unread]").press("Tab");
  await rest(page, 1000);
  const worker = page.waitForEvent("worker");
  await page.goto(rill.url("?view=blogs"));
  await (await worker).evaluate(countWrites);
  const file = { name: "blogs.opml", mimeType: "text/x-opml", buffer: Buffer.from(opml(library, publishers.address)) };
  await page.evaluate(() => (window.bench.long = []));
  const before = await worked(browser);
  const start = Date.now();
  await page.locator("input[type=file]").first().setInputFiles(file);
  const ended = page.locator(".report");
  await ended.waitFor({ timeout: 3_600_000 });
  const seconds = (Date.now() - start) / 1000;
  console.log(`    ${await ended.innerText()}`);
  const after = await worked(browser);
  const [own, shown] = [after.worker - before.worker, after.page - before.page];
  const written = await (await worker).evaluate(() => self.writes);
  const long = await page.evaluate(() => window.bench.long);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const index = await indexed(page);
  await browser.close();
  return { index, seconds, own, shown, store: written / 1000, long, megabytes: usage / 1e6 };
}

/** Waits until the index of search is written, which begins when all is fetched: as long as it is, what is noted of it changes. The
 *  megabytes of rows and of whole texts. */
async function indexed(page) {
  await page.evaluate(() => {
    const asked = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    const database = asked(indexedDB.open("rill"));
    window.bench.index = async (...range) => {
      const store = (await database).transaction("search").objectStore("search");
      if (range.length === 0) return String(await asked(store.get("state")));
      const records = await asked(store.getAll(IDBKeyRange.bound(...range, false, true)));
      return records.reduce((sum, record) => sum + record.length, 0) / 1e6;
    };
  });
  let [before, quiet] = ["", 0];
  for (let second = 0; quiet < 20 && second < 1200; second++) {
    await rest(page, 1000);
    const now = await page.evaluate(() => window.bench.index());
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
  // Records of rows come before those of whole texts (src/search/index: 60 shards of rows, 65,536 keys each).
  const texts = 60 * 65_536;
  return page.evaluate(async (texts) => ({ rows: await window.bench.index(0, texts), texts: await window.bench.index(texts, Infinity) }), texts);
}

/** Runs in the worker: adds up how long its writes of posts take. */
function countWrites() {
  self.writes = 0;
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...how) {
    const transaction = begin.call(this, stores, mode, ...how);
    const start = performance.now();
    if (mode === "readwrite" && [].concat(stores).includes("bodies")) transaction.addEventListener("complete", () => (self.writes += performance.now() - start));
    return transaction;
  };
}

/** A visit with nothing cached but ten posts in the store. Milliseconds to the first paint and to the first row. */
export async function coldStart(profile, rill, blog, publishers, runs) {
  const first = await open(profile);
  await first.page.goto(rill.url(`?subscribe=${encodeURIComponent(publishers.address(blog.number))}`));
  await first.page.waitForURL((url) => url.searchParams.has("feed"));
  await first.page.locator("[role=feed] article").first().waitFor();
  await first.close();
  const visits = await times(runs, async () => {
    const browser = await open(profile, { serviceWorkers: "block" });
    await browser.slow(4);
    await far(browser);
    const { rows } = await browser.start(rill.url());
    const paint = await browser.page.evaluate(() => performance.getEntriesByName("first-paint")[0].startTime);
    await browser.close();
    return { paint, rows };
  });
  return columns(visits);
}

/** A visit without a network, with the whole library, to a river that was left before: milliseconds to the first row as it was last seen, to
 *  the first of the list's own, and those that the page's thread worked until then. */
export async function warmStart(profile, rill, runs) {
  const before = await open(profile);
  await river(before.page, rill);
  await before.close();
  const visits = await times(runs, async () => {
    const browser = await open(profile);
    await browser.context.setOffline(true);
    await browser.slow(4);
    const { seen, rows } = await browser.start(rill.url());
    const { page } = await worked(browser);
    await browser.close();
    return { seen, rows, own: page * 1000 };
  });
  return columns(visits);
}

/** Looks at the river, and leaves. */
async function river(page, rill) {
  await page.goto(rill.url());
  await page.locator("[role=feed] article").first().waitFor();
  await rest(page, 3000);
  await page.goto("about:blank");
  // What a page writes as it goes may come after the next is there.
  await rest(page, 1000);
}

/** The same in a browser that runs already and had the app open before, a tab each time: as last seen, and the list's own. */
export async function startAgain(profile, rill, runs) {
  const browser = await open(profile);
  await river(browser.page, rill);
  await browser.context.setOffline(true);
  const visits = await times(runs, async () => {
    const { page, slow, start } = await another(browser);
    await slow(4);
    const first = await start(rill.url());
    await page.close();
    await rest(browser.page, 1000);
    return first;
  });
  await browser.close();
  return columns(visits);
}

/** Pixels a frame of a list that is thrown as fast as Android lets a finger throw it, 8,000 a second (`ViewConfiguration`), and of one that
 *  goes by more than twice as fast. */
const [THROWN, RUSHING] = [133, 300];

/** Opening posts from the list and going on with a key; scrolling; other lists; marking everything read. */
export async function reading(profile, rill, runs) {
  const browser = await open(profile);
  const { page } = browser;
  await page.goto(rill.url());
  await page.locator("[role=feed] article").first().waitFor();
  await rest(page, 2000);
  await browser.slow(4);
  const measured = {};

  measured.open = await times(runs, async (run) => {
    // The element itself: the list draws other rows as it scrolls.
    const title = await page.locator("[role=feed] article h3 a").nth(1 + (run % 8)).elementHandle();
    await title.scrollIntoViewIfNeeded();
    // Another post stands beside the list already.
    await page.evaluate((wanted) => {
      const isShown = () => document.querySelector("#post h1")?.textContent === wanted && document.querySelector("#post article .prose");
      window.bench.expect("click", isShown);
    }, await title.textContent());
    await title.click();
    const milliseconds = await came(page);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has("post"));
    await rest(page, 200);
    return milliseconds;
  });

  await page.locator("[role=feed] article h3 a").nth(1).click();
  await page.locator("#post article .prose").waitFor();
  measured.next = await times(runs, async () => {
    await rest(page, 200);
    await page.evaluate(() => {
      const before = document.querySelector("#post article");
      window.bench.expect("keydown", () => {
        const now = document.querySelector("#post article");
        return now && now !== before && now.querySelector(".prose");
      });
    });
    await page.keyboard.press("j");
    return came(page);
  });
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("post"));

  await page.evaluate(() => (window.bench.waits = []));
  const scroll = async (step) => (await times(3, () => page.evaluate((step) => window.bench.scroll(step, 200), step))).flat();
  measured.frames = await scroll(THROWN);
  measured.rushing = await scroll(RUSHING);
  measured.nodes = await page.evaluate(() => document.querySelectorAll("[role=feed] article").length);
  measured.elements = await page.evaluate(() => document.querySelectorAll("[role=feed] *").length);
  measured.rows = await page.evaluate(() => window.bench.waits.filter(([stores]) => stores === "rows").map(([, milliseconds]) => milliseconds));

  await page.evaluate(() => (document.querySelector("#posts").scrollTop = 0));
  await rest(page, 500);
  // Some were read above: "Unread" has other rows than "All".
  measured.lists = await otherLists(browser);

  const [all, back] = [[], []];
  for (let run = 0; run < 3; run++) {
    await page.evaluate(() => window.bench.expect("keydown", () => document.querySelector(".toast") && !document.querySelector(".row.unread")));
    await page.keyboard.press("Shift+A");
    all.push(await came(page));
    await rest(page, 1000);
    await page.evaluate(() => window.bench.expect("click", () => document.querySelector(".row.unread")));
    await page.locator(".toast button").click();
    back.push(await came(page));
    await rest(page, 1000);
  }
  Object.assign(measured, { all, back });
  await browser.close();
  return measured;
}

/** Only what is unread, and a folder, each chosen from the river: the milliseconds until the list is there, at full speed, and until it is
 *  on the screen, slow. */
async function otherLists({ page, slow }) {
  const whole = await page.evaluate(() => document.querySelector("[role=feed] article").getAttribute("aria-setsize"));
  const choose = async (selector, isWhole) => {
    await rest(page, 500);
    await page.evaluate(
      ([whole, isWhole]) => window.bench.expect("click", () => {
        const rows = [...document.querySelectorAll("[role=feed] article")];
        return rows.length > 0 && rows.every((row) => (row.getAttribute("aria-setsize") === whole) === isWhole);
      }),
      [whole, isWhole],
    );
    // The sidebar is a menu that is closed.
    await page.evaluate((selector) => document.querySelector(selector).click(), selector);
    const shown = await came(page);
    return { shown, answered: await page.evaluate(() => window.bench.answered) };
  };
  const lists = async (what) => {
    const [unread, folder] = [[], []];
    for (let run = 0; run < 5; run++) {
      unread.push((await choose(".segmented button:first-child", false))[what]);
      await choose(".segmented button:last-child", true);
      folder.push((await choose(".sidebar a[href^='?folder=']", false))[what]);
      await choose(".sidebar a[href='?']", true);
    }
    return { unread, folder };
  };
  const shown = await lists("shown");
  await slow(1);
  const answered = await lists("answered");
  await slow(4);
  return { shown, answered };
}

/** Looking for two words: milliseconds from where the worker hears the question to where it says the answer, the first time of a visit,
 *  for words that were not asked before, and for those that were; and those until it is on the screen. */
export async function search(profile, rill, runs) {
  const [first, fresh, again, shown] = [[], [], [], []];
  for (let run = 0; run < runs; run++) {
    const browser = await open(profile);
    const { page } = browser;
    await page.goto(rill.url());
    await page.locator("[role=feed] article").first().waitFor();
    await rest(page, 2000);
    const started = page.waitForEvent("worker");
    await page.goto(rill.url("?q="));
    await page.locator("#search").waitFor();
    const worker = await started;
    await rest(page, 2000);
    await worker.evaluate(timeAnswer);
    for (const [place, query] of [...QUERIES, ...QUERIES].entries()) {
      await worker.evaluate(() => (self.question = undefined));
      await page.evaluate((query) => {
        window.bench.expect("input", () => document.querySelector("h1.list-title").textContent.includes(query));
      }, query);
      await page.locator("#search").fill(query);
      shown.push(await came(page));
      const answered = await worker.evaluate(() => self.answered);
      (place === 0 ? first : place < QUERIES.length ? fresh : again).push(answered);
      await rest(page, 200);
    }
    await browser.close();
  }
  return { first, fresh, again, shown };
}

/** Runs in the worker: how long its first answer to the first thing it hears takes. */
function timeAnswer() {
  const [hear, say] = [self.onmessage, self.postMessage];
  self.onmessage = (message) => {
    if (self.question === undefined) [self.question, self.answered] = [performance.now(), undefined];
    hear.call(self, message);
  };
  self.postMessage = (...message) => {
    self.answered ??= performance.now() - self.question;
    say.apply(self, message);
  };
}

/** Asking every blog: seconds for nothing new, then for news from each, and the page's tasks over 50 ms meanwhile. */
export async function refresh(profile, rill, publishers, blogs, runs) {
  const check = (answers, expected) => {
    if (answers !== expected) throw new Error(`a refresh had ${answers ?? 0} of ${expected} answers`);
  };
  const browser = await open(profile);
  const { page } = browser;
  await page.goto(rill.url());
  await page.locator("[role=feed] article").first().waitFor();
  await rest(page, 3000);
  const ask = async () => {
    await page.evaluate(() => (window.bench.long = []));
    await page.evaluate(() => {
      let began = false;
      window.bench.expect("keydown", () => {
        const busy = document.querySelector(".status-line .dot.busy");
        began ||= busy !== null;
        return began && !busy;
      });
    });
    const before = await worked(browser);
    await page.keyboard.press("r");
    const seconds = (await came(page)) / 1000;
    const after = await worked(browser);
    await rest(page, 1000);
    const long = await page.evaluate(() => window.bench.long);
    return { seconds, long, own: after.worker - before.worker, shown: after.page - before.page };
  };
  publishers.away = 40;
  publishers.asked = {};
  const unchanged = await times(runs, ask);
  check(publishers.asked[304], runs * blogs);
  const changed = await times(runs, async (run) => {
    publishers.show(run + 1);
    return ask();
  });
  check(publishers.asked[200], runs * blogs);
  await browser.close();
  return { unchanged, changed };
}

/** What page and worker take at rest, in MB. */
export async function atRest(profile, rill, runs) {
  return times(runs, async () => {
    const browser = await open(profile);
    await browser.page.goto(rill.url());
    await browser.page.locator("h1").first().waitFor();
    await rest(browser.page, 6000);
    const megabytes = await memory(browser);
    await browser.close();
    return megabytes;
  });
}
