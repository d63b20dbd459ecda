// The fixtures of every test: a reader (a browser), Rill's server, a publisher.
//
// No test passes while the browser complains: a CSP or Trusted Types violation, an error on the console, an uncaught
// exception, in the page, its worker or the service worker. A test that provokes one says so with `reader.expects`.
import { test as base, expect } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { openProfile } from "./browser.mjs";
import { startOrigin } from "./origin.mjs";
import { startRill } from "./rill.mjs";
import { startSite } from "./site.mjs";

export { expect };

export const test = base.extend({
  /** What is taken down last, after the browser: a page whose server is gone would complain. */
  last: async ({}, use) => {
    const started = [];
    await use(started);
    for (const server of started) await server.stop();
  },

  /** Rill's server; `rill.stop()` takes it away. */
  rill: async ({ last }, use) => {
    const rill = await startRill();
    last.push(rill);
    await use(rill);
  },

  /** A publisher: see origin.mjs. */
  origin: async ({ last }, use) => {
    const origin = await startOrigin();
    last.push(origin);
    await use(origin);
  },

  /** `host(folder, base)` starts a plain static host: see site.mjs. */
  host: async ({ last }, use) => {
    await use(async (folder, base) => {
      const site = await startSite(folder, base);
      last.push(site);
      return site;
    });
  },

  /** How the browser is opened: a spec sets viewport, colorScheme and so on with test.use({ look }). */
  look: [{}, { option: true }],

  /** A person with a browser: `page`, `context`, `restart()`, `open(address)` for a second tab, `expects(pattern)`. */
  // It names `last` so that the servers outlive it.
  reader: async ({ look, last }, use, info) => {
    const folder = info.outputPath("profile");
    mkdirSync(folder, { recursive: true });
    const trouble = [];
    const expected = [];
    const reader = {
      trouble,
      expects: (pattern) => void expected.push(pattern),
      open: async (address) => {
        const page = await reader.context.newPage();
        await page.goto(address);
        return page;
      },
      restart: async () => {
        await reader.close?.();
        reader.context = await openProfile(folder, look);
        reader.close = watch(reader.context, trouble);
        [reader.page] = reader.context.pages();
      },
    };
    await reader.restart();
    await use(reader);
    await reader.close();
    const unexpected = trouble.filter((text) => !expected.some((pattern) => pattern.test(text)));
    expect(unexpected, "what the browser complained of").toEqual([]);
  },
});

/** Notes down everything that must not be; returns how to close the browser. What closing itself cuts off is no trouble. */
function watch(context, trouble) {
  let open = true;
  const note = (text) => open && trouble.push(text);
  context.on("console", (message) => message.type() === "error" && note(`console: ${message.text()}`));
  context.on("weberror", (problem) => note(`uncaught: ${problem.error()}`));
  context.on("serviceworker", (worker) =>
    worker.on("console", (message) => message.type() === "error" && note(`service worker: ${message.text()}`)),
  );
  return async () => {
    open = false;
    await context.close();
  };
}

/** Resolves when the service worker has this release whole and answers for the page. */
export async function kept(page) {
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const active = registration?.active?.state === "activated" && !registration.installing;
      return active && Boolean(navigator.serviceWorker.controller);
    });
  await expect.poll(state).toBe(true);
}

/** Resolves with the page's worker when its wasm is there. */
export async function working(page) {
  let worker;
  await expect(async () => {
    for (worker of page.workers()) {
      const loaded = await worker.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
      if (loaded.some((name) => name.endsWith("/worker_bg.wasm"))) return;
    }
    throw new Error("no worker has loaded its wasm");
  }).toPass({ timeout: 20_000 });
  return worker;
}

/** Whether the page's policy binds its worker: `connect-src` there names no data: addresses. */
export function policed(worker) {
  return worker.evaluate(() => fetch("data:,x").then(() => false, () => true));
}
