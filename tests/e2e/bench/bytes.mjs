// What a visit loads, compressed as well as can be.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "../harness/paths.mjs";

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };

/** Kilobytes of the site's files whose paths begin with one of `names`. */
export function weigh(names) {
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath ?? file.path, file.name).slice(DIST.length).replace(/^\//, ""));
  const wanted = paths.filter((path) => names.some((name) => path.startsWith(name)));
  return wanted.reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(DIST, path)), BEST).length, 0) / 1000;
}
