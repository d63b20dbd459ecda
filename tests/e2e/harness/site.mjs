// A plain static file host, as anyone's web space is: no rewrite rules, no headers of ours.
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { listen } from "./listen.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".opml": "text/x-opml",
};

/**
 * Serves a folder below `base` ("/" or a subfolder such as "/reader/"). `url(rest)` is an address in it; `show(folder)`
 * deploys another folder in its place; `asked(path)` counts requests; `stop()` and `start()` are the network.
 */
export async function startSite(folder, base = "/") {
  const counts = new Map();
  const server = await listen(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    if (path === base.slice(0, -1)) return void response.writeHead(301, { location: base }).end();
    const name = normalize(path).startsWith(base) ? normalize(path).slice(base.length) || "index.html" : undefined;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    try {
      if (name === undefined) throw Object.assign(new Error("outside"), { code: "ENOENT" });
      const body = await readFile(join(folder, name));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch (problem) {
      response.writeHead(problem.code === "ENOENT" || problem.code === "EISDIR" ? 404 : 500).end();
    }
  });
  return {
    url: (rest = "") => `http://127.0.0.1:${server.port}${base}${rest}`,
    show: (other) => void (folder = other),
    asked: (name) => counts.get(name) ?? 0,
    start: server.start,
    stop: server.stop,
  };
}
