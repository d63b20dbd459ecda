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

/** Opens the profile in `folder`. */
export function openProfile(folder, options = {}) {
  return chromium.launchPersistentContext(folder, {
    // xtask says which; by hand, Playwright's own.
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : { channel: "chromium" }),
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
}
