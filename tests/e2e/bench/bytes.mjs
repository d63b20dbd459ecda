// What a visit loads, compressed as well as can be.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };

/** Kilobytes of the files in `site` whose paths begin with one of `names`. */
export function weigh(site, names) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath ?? file.path, file.name).slice(site.length).replace(/^\//, ""));
  const wanted = paths.filter((path) => names.some((name) => path.startsWith(name)));
  return wanted.reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(site, path)), BEST).length, 0) / 1000;
}
