// A Chromium with its profile on disk, so that it can be closed and opened again like a person's.
import { chromium } from "@playwright/test";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens the profile in `folder`. Chromium itself, once in some thousand times, breaks down (SIGSEGV) before it has opened anything: then it
 *  is started once more, and that is said. */
export async function openProfile(folder, options = {}) {
  try {
    return await launch(folder, options);
  } catch (problem) {
    if (!/signal=SIGSEGV/.test(problem.message)) throw problem;
    console.warn("Chromium broke down while it started; it is started once more");
    return launch(folder, options);
  }
}

function launch(folder, options) {
  return chromium.launchPersistentContext(folder, {
    // xtask says which; by hand, Playwright's own.
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : { channel: "chromium" }),
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
}
