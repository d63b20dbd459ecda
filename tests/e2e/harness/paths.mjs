// Where the build has put things: `cargo xtask build` before running the tests by hand.
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const target = process.env.CARGO_TARGET_DIR ? new URL(`file://${process.env.CARGO_TARGET_DIR}/`) : new URL("target/", root);

export const DIST = fileURLToPath(new URL("dist", root));
export const SCREENS = fileURLToPath(new URL("docs/screens", root));
export const FEEDS = fileURLToPath(new URL("tests/e2e/feeds", root));
export const UNSTAMPED = fileURLToPath(new URL("unstamped", target));
export const SERVE = fileURLToPath(new URL("release/serve", target));
export const PRECACHE = fileURLToPath(new URL("release/precache", target));
/** What the bench keeps from run to run. */
export const WORK = fileURLToPath(new URL("bench", target));
/** Where its table stands. */
export const NOTES = fileURLToPath(new URL("docs/performance.md", root));
