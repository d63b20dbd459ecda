// Rill's own server, the native program that `cargo xtask serve` starts: the app and its proxy.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { DIST, SERVE } from "./paths.mjs";

/** Starts it on any free port, or on `port`; `url(rest)` is an address in the app; `stop()` and `start()` are the network. */
export async function startRill({ flags = ["--allow-loopback"], dist = DIST, port: wanted = 0 } = {}) {
  let process;
  let home;
  const start = async () => {
    const port = home ? new URL(home).port : String(wanted);
    process = spawn(SERVE, ["--port", port, "--dist", dist, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
    home = await new Promise((done, failed) => {
      process.once("error", failed);
      process.once("exit", (code) => failed(new Error(`serve ended with ${code} before it said where it is`)));
      createInterface(process.stdout).on("line", (line) => {
        const said = line.match(/^Rill is at (\S+)$/);
        if (said) done(said[1]);
      });
    });
  };
  const stop = async () => {
    if (process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise((done) => process.once("exit", done));
    process.kill();
    await ended;
  };
  await start();
  return { url: (rest = "") => home + rest, start, stop };
}
