// Five hundred publishers on the loopback, each a host of its own, as far away as the bench says.
import { createServer } from "node:http";
import { createReadStream } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Starts the publishers of `library`, whose archives are kept in `folder`. `address(number)` is a blog's feed; `show(round)` lets
 * every blog show its newest posts after so many rounds, where it showed its archive at first; `away` is how many milliseconds
 * an answer takes; `asked` counts requests, by status.
 */
export async function startPublishers(library, folder) {
  await mkdir(folder, { recursive: true });
  for (const blog of library) await keep(join(folder, `${blog.number}.feed`), blog.archive);
  const latest = new Map();
  const publishers = { away: 0, asked: {} };
  let round;

  const answer = (request, response) => {
    const blog = library[Number(request.url.slice(1))];
    const tag = `"${round ?? "archive"}"`;
    const status = request.headers["if-none-match"] === tag ? 304 : 200;
    publishers.asked[status] = (publishers.asked[status] ?? 0) + 1;
    response.writeHead(status, { etag: tag, "content-type": blog.format === "json" ? "application/feed+json" : "application/xml" });
    if (status === 304) response.end();
    else if (round === undefined) createReadStream(join(folder, `${blog.number}.feed`)).pipe(response);
    else response.end(latest.get(blog.number));
  };
  const server = createServer((request, response) => setTimeout(answer, publishers.away, request, response));
  await new Promise((done, failed) => server.once("error", failed).listen(0, "0.0.0.0", done));
  const { port } = server.address();

  return Object.assign(publishers, {
    address: (number) => `http://127.1.${1 + (number >> 7)}.${1 + (number & 127)}:${port}/${number}`,
    show: (next) => {
      // Made before it is asked for, so that nobody waits for it.
      for (const blog of library) latest.set(blog.number, Buffer.from(blog.latest(next)));
      round = next;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  });
}

/** A file with what `make` returns, made once. */
async function keep(path, make) {
  try {
    await stat(path);
  } catch (problem) {
    if (problem.code !== "ENOENT") throw problem;
    await writeFile(path, make());
  }
}

/** The time before which a kept library stands: a library is of the day on which it was made. */
export async function madeAt(folder) {
  const path = join(folder, "made-at");
  await mkdir(folder, { recursive: true });
  await keep(path, () => String(Date.now()));
  return Number(await readFile(path, "utf8"));
}
