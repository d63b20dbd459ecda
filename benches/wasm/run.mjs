// Reads every feed of a folder with each reader of a wasm module, in turns, and prints how fast each is: the sum of its best
// times, feed by feed, so that what else the machine does counts little.
// node run.mjs MODULE FOLDER
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [module, folder] = process.argv.slice(2);
const wasm = createRequire(import.meta.url)(resolve(module));
const READERS = [
  ["Rill", wasm.rill],
  ["quick-xml, bare events", wasm.bareEvents],
  ["quick-xml, all of it copied", wasm.copiedEvents],
];
const TURNS = 60;

const paths = readdirSync(folder).map((name) => join(folder, name));
const files = paths.filter((path) => statSync(path).isFile() && !path.endsWith(".expected.json"));
// What one of them refuses is left out for all, or it would be the fastest at it.
const feeds = files.map((path) => readFileSync(path)).filter((feed) => READERS.every(([, read]) => read(feed)));
const bytes = feeds.reduce((sum, feed) => sum + feed.length, 0);
console.log(`${feeds.length} feeds of ${files.length}, which all can read: ${Math.round(bytes / 1000)} kB, in wasm`);

const best = READERS.map(() => feeds.map(() => Infinity));
for (let turn = 0; turn < TURNS; turn++) {
  READERS.forEach(([, read], reader) => {
    feeds.forEach((feed, at) => {
      const start = performance.now();
      read(feed);
      best[reader][at] = Math.min(best[reader][at], performance.now() - start);
    });
  });
}
const speeds = best.map((times) => bytes / 1000 / times.reduce((sum, time) => sum + time, 0));
READERS.forEach(([name], reader) => {
  const times = (speeds[0] / speeds[reader]).toFixed(2);
  console.log(`${name.padEnd(28)} ${speeds[reader].toFixed(0).padStart(6)} MB/s   Rill is ${times} times as fast`);
});
