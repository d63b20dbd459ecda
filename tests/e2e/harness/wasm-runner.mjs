// Cargo's runner for tests/browser: wasm-bindgen's own runner serves the tests, a Chromium with its profile on disk opens
// them. So the tests need no chromedriver, and IndexedDB is as real as a person's.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openProfile } from "./browser.mjs";

/** Serves one test program; resolves with {address, end}, or {code} when it ends of its own accord. */
function serve(program) {
  const env = { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0" };
  const runner = spawn("wasm-bindgen-test-runner", program, { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, failed) => {
    runner.once("error", failed);
    runner.once("exit", (code) => done({ code: code ?? 1 }));
    createInterface(runner.stdout).on("line", (line) => {
      const said = line.match(/tests are now available at (http:\S+)/);
      if (said) done({ address: said[1], end: () => runner.kill() });
    });
  });
}

/** Runs the tests of an address, printing as they do; resolves with how they ended. */
async function open(address) {
  const folder = mkdtempSync(join(tmpdir(), "rill-tests-"));
  const context = await openProfile(folder);
  try {
    const [page] = context.pages();
    const crashed = new Promise((done) => page.once("crash", () => done("the page crashed")));
    page.on("pageerror", (problem) => console.error(String(problem)));
    await page.goto(address);
    let shown = 0;
    const ended = async () => {
      for (;;) {
        const text = await page.locator("#output").textContent();
        process.stdout.write(text.slice(shown));
        shown = text.length;
        const end = text.match(/^test result: (\w+)/m);
        if (end) return end[1];
        // The page itself says when there is more to read.
        await page.waitForFunction((length) => document.getElementById("output").textContent.length > length, shown);
      }
    };
    return await Promise.race([ended(), crashed]);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const served = await serve(process.argv.slice(2));
if (served.address) {
  const result = await open(served.address);
  console.log();
  served.end();
  if (result !== "ok") console.error(`browser tests: ${result}`);
  process.exit(result === "ok" ? 0 : 1);
}
process.exit(served.code);
