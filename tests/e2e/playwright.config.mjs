// One journey a file; what a test needs it starts itself (see harness/test.mjs).
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "specs",
  testMatch: "*.spec.mjs",
  outputDir: "results",
  forbidOnly: true,
  // A test that passes at the second try is a broken test.
  retries: 0,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
});
