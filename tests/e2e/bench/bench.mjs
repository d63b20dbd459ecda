// `cargo xtask bench`: fills a profile on disk with a large library and measures Rill as a person on a cheap phone meets it.
//
//   --quick   a tenth of the library
//   --keep    the library of the last run, if it is there; what a refresh takes is left out then, since its publishers are gone
//   --write   the table goes into docs/performance.md
//   --dist=FOLDER  another build than that in dist/
//   --only=a,b   some of: bytes cold warm reading search refresh memory
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { DIST, NOTES, WORK } from "../harness/paths.mjs";
import { startRill } from "../harness/rill.mjs";
import { weigh } from "./bytes.mjs";
import { makeLibrary } from "./library.mjs";
import * as measures from "./measures.mjs";
import { madeAt, startPublishers } from "./publisher.mjs";
import { newTable, replaceTable, within } from "./table.mjs";

const asked = process.argv.slice(2);
const quick = asked.includes("--quick");
const only = asked.find((word) => word.startsWith("--only="))?.slice(7).split(",");
const dist = asked.find((word) => word.startsWith("--dist="))?.slice(7) ?? DIST;
const does = (part) => !only || only.includes(part);
const [blogs, posts] = quick ? [50, 10_000] : [500, 100_000];
const full = (bar) => (quick ? undefined : bar);

const feeds = join(WORK, `feeds-${posts}`);
const profile = join(WORK, `profile-${posts}`);
const [cold, empty] = [join(WORK, "profile-cold"), join(WORK, "profile-empty")];
const library = makeLibrary({ blogs, posts, now: await madeAt(feeds) });
console.log(`A library of ${library.length} blogs and ${posts} posts.`);
const publishers = await startPublishers(library, feeds);
// A kept profile belongs to an origin, and the port is part of it.
const rill = await startRill({ port: 8377, dist });
const table = newTable();
try {
  if (does("bytes")) {
    table.add("page, brotli", weigh(dist, ["index.html", "start", "page", "style"]), "kB", 180);
    table.add("worker, brotli", weigh(dist, ["worker"]), "kB", 450);
  }
  if (does("cold")) {
    rmSync(cold, { recursive: true, force: true });
    const small = library.reduce((a, b) => (Math.abs(b.size - 10) < Math.abs(a.size - 10) ? b : a));
    const { paint, rows } = await measures.coldStart(cold, rill, small, publishers, quick ? 3 : 5);
    table.add("cold start, far and slow: first paint", paint, "ms", 350);
    table.add(`cold start, far and slow: first posts (${small.size} stored)`, rows, "ms", 1900);
  }
  const kept = asked.includes("--keep") && existsSync(profile);
  if (!kept) {
    rmSync(profile, { recursive: true, force: true });
    const filled = await measures.fill(profile, rill, library, publishers);
    table.add(`import of ${posts} posts: fetched, read, cleaned, stored`, filled.seconds, "s");
    table.add("of that the worker's own work", filled.own, "s");
    table.add("of that the page's own work", filled.shown, "s");
    table.add("of that in the store", filled.store, "s", full(22));
    table.add("of that the page's longest task", Math.max(0, ...filled.long), "ms", 50);
    table.add("on the disk", filled.megabytes, "MB");
    table.add("the index of search, once it is written: rows", filled.index.rows, "MB", full(8));
    table.add("the same: whole texts", filled.index.texts, "MB");
  }
  if (does("warm")) {
    const runs = quick ? 5 : 7;
    const { seen, rows, own } = await measures.warmStart(profile, rill, runs);
    table.add(`start offline, ${posts} posts, slow: rows on screen, as last seen`, seen, "ms", 400);
    table.add("then the list itself, which can be scrolled", rows, "ms", 400);
    table.add("until then the page's own work", own, "ms");
    const again = await measures.startAgain(profile, rill, runs);
    table.add("the same, in a browser that runs: rows as last seen", again.seen, "ms", 400);
    table.add("then the list itself", again.rows, "ms", 400);
  }
  if (does("reading")) {
    const { open, next, frames, rushing, lists, nodes, elements, rows, all, back } = await measures.reading(profile, rill, 20);
    table.add("open a post, slow", open, "ms", 50);
    table.add("the next with j, slow", next, "ms", 50);
    table.add("scroll, slow, as fast as a finger can throw the list: frame", frames, "ms", 20);
    table.add("the same: 95 % of frames within", within(frames, 0.95), "ms", 20);
    table.add("more than twice as fast: 95 % of frames within", within(rushing, 0.95), "ms");
    table.add("rows in the list", nodes, "", undefined);
    table.add("elements in the list", elements, "", undefined);
    if (rows.length) table.add("reading rows to show them, slow", rows, "ms");
    for (const [name, list] of [["only what is unread", "unread"], ["a folder", "folder"]]) {
      table.add(`${name}, at full speed: the list is there`, lists.answered[list], "ms", 17);
      table.add("the same, slow: on screen", lists.shown[list], "ms");
    }
    table.add("mark all read, slow", all, "ms");
    table.add("take that back, slow", back, "ms");
  }
  if (does("search")) {
    const { first, fresh, again, shown } = await measures.search(profile, rill, 3);
    table.add("search for two words, the first of a visit: the worker's answer", first, "ms", 20);
    table.add("search for two words, not asked before: the worker's answer", fresh, "ms", 20);
    table.add("search for two words, asked before: the worker's answer", again, "ms", 2);
    table.add("search for two words: on screen", shown, "ms");
  }
  if (does("memory")) {
    rmSync(empty, { recursive: true, force: true });
    const [bare, whole] = [await measures.atRest(empty, rill, 3), await measures.atRest(profile, rill, 3)];
    table.add("memory of an empty app", bare, "MB");
    const { median } = (await import("./table.mjs")).middle(bare);
    table.add("memory beyond that: page and worker", whole.map((megabytes) => megabytes - median), "MB", 40);
  }
  if (does("refresh") && !kept) {
    const { unchanged, changed } = await measures.refresh(profile, rill, publishers, blogs, 3);
    table.add(`refresh of ${blogs} blogs, 40 ms away, nothing new`, unchanged.map((run) => run.seconds), "s", full(5));
    table.add("of that the worker's own work", unchanged.map((run) => run.own), "s");
    table.add("of that the page's own work", unchanged.map((run) => run.shown), "s");
    table.add("meanwhile the page's longest task", unchanged.map((run) => Math.max(0, ...run.long)), "ms", 50);
    table.add(`refresh of ${blogs} blogs, 40 ms away, each with news`, changed.map((run) => run.seconds), "s");
    table.add("of that the worker's own work", changed.map((run) => run.own), "s");
    table.add("of that the page's own work", changed.map((run) => run.shown), "s");
    table.add("meanwhile the page's longest task", changed.map((run) => Math.max(0, ...run.long)), "ms", 50);
  }
} finally {
  await rill.stop();
  await publishers.stop();
}
const head = () => execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
const build = dist === DIST ? `Commit ${head()}` : `The build in ${dist}`;
const when = new Date().toISOString().slice(0, 10);
const text = `${build}, ${when}, ${cpus().length} cores, ${blogs} blogs, ${posts} posts. "Slow" is the page at a quarter of its speed.\n\n${table.text()}`;
console.log(`\n${text}`);
if (asked.includes("--write")) writeFileSync(NOTES, replaceTable(readFileSync(NOTES, "utf8"), text));
