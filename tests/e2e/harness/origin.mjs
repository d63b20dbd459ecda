// A publisher on the loopback: serves tests/e2e/feeds, or what a test gives it, well or badly as the test says.
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { listen } from "./listen.mjs";
import { FEEDS } from "./paths.mjs";

const TYPES = {
  ".xml": "application/xml; charset=utf-8",
  ".json": "application/feed+json; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".opml": "text/x-opml; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/**
 * Starts a publisher. Its methods:
 * - `url(path)`: the address of a path, such as "/tides.xml".
 * - `set(path, how)`: from now on the path answers so; `how` may hold
 *   `status`, `body`, `type`, `headers`, `cors` (true lets any page read it), `etag` and `lastModified` (answered with
 *   304 when asked with them), `basic` ("name:password", without which the answer is 401), `redirect` (an address, status 301 unless `status` says other), `drop` (the connection
 *   is cut without an answer).
 * - `hold(path)`: the path's next answers wait; returns {arrived, release}: a promise of the first request, and the
 *   function that lets all go.
 * - `asked(path)`: the requests so far, as {method, headers, query}.
 * - `stop()`, `start()`: the whole publisher leaves and comes back.
 */
export async function startOrigin() {
  const how = new Map();
  const held = new Map();
  const log = new Map();

  const server = await listen(async (request, response) => {
    const { pathname: path, search: query } = new URL(request.url, "http://origin");
    log.set(path, [...(log.get(path) ?? []), { method: request.method, headers: request.headers, query }]);
    const gate = held.get(path);
    if (gate) {
      gate.arrive();
      await gate.open;
    }
    await answer(path, how.get(path) ?? {}, request, response);
  });

  return {
    url: (path) => `http://127.0.0.1:${server.port}${path}`,
    set: (path, switches) => void how.set(path, { ...how.get(path), ...switches }),
    hold: (path) => {
      const gate = {};
      gate.arrived = new Promise((done) => (gate.arrive = done));
      gate.open = new Promise((done) => (gate.let = done));
      held.set(path, gate);
      return { arrived: gate.arrived, release: () => (held.delete(path), gate.let()) };
    },
    asked: (path) => log.get(path) ?? [],
    start: server.start,
    stop: server.stop,
  };
}

async function answer(path, how, request, response) {
  if (how.drop) return void request.socket.destroy();
  const headers = { "cache-control": "no-cache", ...how.headers };
  if (how.cors) headers["access-control-allow-origin"] = "*";
  if (how.etag) headers.etag = how.etag;
  if (how.lastModified) headers["last-modified"] = how.lastModified;
  if (how.cors && request.method === "OPTIONS") return void response.writeHead(204, { ...headers, "access-control-allow-headers": "authorization" }).end();
  const wanted = how.basic && `Basic ${Buffer.from(how.basic).toString("base64")}`;
  if (wanted && request.headers.authorization !== wanted) return void response.writeHead(401, { ...headers, "www-authenticate": "Basic" }).end();
  if (how.redirect) return void response.writeHead(how.status ?? 301, { ...headers, location: how.redirect }).end();
  const { "if-none-match": tag, "if-modified-since": since } = request.headers;
  const known = tag ? tag === how.etag : since && since === how.lastModified;
  if (known) return void response.writeHead(304, headers).end();
  const body = how.body ?? (await file(path));
  if (body === undefined) return void response.writeHead(how.status ?? 404, { ...headers, "content-type": "text/plain" }).end("no such page");
  const type = how.type ?? TYPES[extname(path)] ?? "application/octet-stream";
  response.writeHead(how.status ?? 200, { ...headers, "content-type": type }).end(body);
}

async function file(path) {
  try {
    return await readFile(join(FEEDS, path));
  } catch (problem) {
    if (problem.code === "ENOENT" || problem.code === "EISDIR") return undefined;
    throw problem;
  }
}
