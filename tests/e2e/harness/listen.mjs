// An HTTP server on the loopback that can be stopped like a network that goes away, and come back at the same port.
import { createServer } from "node:http";

/** Serves with `answer(request, response)`; `port` 0 takes any. Returns {port, stop, start}. */
export async function listen(answer, port = 0) {
  let server;
  const start = async () => {
    server = createServer(answer);
    await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
    port = server.address().port;
  };
  const stop = async () => {
    if (!server.listening) return;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  await start();
  return { get port() { return port; }, start, stop };
}
