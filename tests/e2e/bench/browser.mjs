// A browser with its profile on disk, as slow and as far from the network as a cheap phone.
import { readdirSync, readFileSync } from "node:fs";
import { openProfile } from "../harness/browser.mjs";
import { instruments } from "./instruments.mjs";

/** A cheap phone held upright. */
export const PHONE = { width: 390, height: 844 };

/** Opens the profile in `folder`; resolves with its page, a line to its tools, and what closes it. */
export async function open(folder, options = {}) {
  const context = await openProfile(folder, { viewport: PHONE, ...options });
  await context.addInitScript(instruments);
  const [page] = context.pages();
  page.on("pageerror", (error) => console.error(`the page: ${error}`));
  return { context, close: () => context.close(), ...(await watched(page)) };
}

/** Another page of the same browser. */
export async function another({ context }) {
  return watched(await context.newPage());
}

/** A page, a line to its tools, what slows it so many times, and `start`: goes to an address and resolves with the milliseconds until the
 *  first row stood on the screen, as it was last `seen` or as it is, and until the list's own `rows` did. The page tells that itself:
 *  whoever asks a page puts a third of a megabyte of script into it first. */
async function watched(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Runtime.enable");
  await tools.send("Runtime.addBinding", { name: "tellFirstRows" });
  const slow = (rate) => tools.send("Emulation.setCPUThrottlingRate", { rate });
  const start = async (address) => {
    const told = new Promise((done, failed) => {
      setTimeout(failed, 60_000, new Error(`no row at ${address}`)).unref();
      tools.once("Runtime.bindingCalled", ({ payload }) => {
        const [seen, rows] = JSON.parse(payload);
        done({ seen, rows });
      });
    });
    await page.goto(address, { waitUntil: "commit" });
    return told;
  };
  return { page, tools, slow, start };
}

/** 1.6 Mbit/s with 150 ms, and nothing kept of an earlier visit. */
export async function far({ tools }) {
  await tools.send("Network.enable");
  await tools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const megabit = 1e6 / 8;
  await tools.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6 * megabit, uploadThroughput: 0.75 * megabit });
}

/** The memory that the browser's pages and workers have for themselves, in MB (Linux). */
export async function memory(browser) {
  await browser.tools.send("HeapProfiler.collectGarbage");
  const own = (await renderers(browser)).map((id) => {
    const lines = readFileSync(`/proc/${id}/smaps_rollup`, "utf8").matchAll(/^Private_\w+: +(\d+) kB/gm);
    return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
  });
  return own.reduce((a, b) => a + b, 0) / 1000;
}

/** How many seconds the page's and the worker's threads have worked so far (Linux): what a busy machine does not change. */
export async function worked(browser) {
  const seconds = { page: 0, worker: 0 };
  for (const id of await renderers(browser)) {
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      const own = (file) => readFileSync(`/proc/${id}/task/${thread}/${file}`, "utf8");
      // The first number is nanoseconds on a core.
      const worked = Number(own("schedstat").split(" ")[0]) / 1e9;
      if (Number(thread) === id) seconds.page += worked;
      if (own("comm").startsWith("DedicatedWorker")) seconds.worker += worked;
    }
  }
  return seconds;
}

async function renderers({ context }) {
  const browser = await context.browser().newBrowserCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  await browser.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}
