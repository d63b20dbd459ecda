// What is put into the page before its own scripts, to see when things happen. The page as shipped knows nothing of it.

/** Runs in the page; `window.bench` is what the measures ask. */
export function instruments() {
  const bench = { firstRow: undefined, long: [], frames: undefined, said: undefined, heard: undefined, waits: [] };
  window.bench = bench;

  // The moment after the next frame was handed on: what was changed is on the screen.
  const afterFrame = (done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(0);
    });
  };

  /** Resolves with the milliseconds from the next `event` (a key, a click, an input) until `isDone` holds and is on the screen. */
  bench.after = (event, isDone) =>
    new Promise((done) => {
      addEventListener(
        event,
        () => {
          const start = performance.now();
          const look = () => {
            if (!isDone()) return false;
            watcher.disconnect();
            afterFrame((end) => done(end - start));
            return true;
          };
          const watcher = new MutationObserver(look);
          watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          // What the event's own handlers did is done when they are through.
          setTimeout(look);
        },
        { capture: true, once: true },
      );
    });

  /** The same, from now. */
  bench.until = (isDone) => {
    const done = bench.after("bench", isDone);
    dispatchEvent(new Event("bench"));
    return done;
  };

  // When the first row of the list stands on the screen, in milliseconds since the visit began.
  const first = new MutationObserver(() => {
    if (!document.querySelector("[role=feed] article h3")) return;
    first.disconnect();
    afterFrame((at) => (bench.firstRow = at));
  });
  first.observe(document, { subtree: true, childList: true });

  new PerformanceObserver((list) => bench.long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask", buffered: true });

  // The line to the worker: when something was last said, and heard.
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", () => (bench.heard = performance.now()));
    }
    postMessage(...message) {
      bench.said = performance.now();
      super.postMessage(...message);
    }
  };

  // How long reads of rows take, from the first request to the end of the transaction.
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, ...how) {
    const start = performance.now();
    const transaction = begin.call(this, stores, ...how);
    transaction.addEventListener("complete", () => bench.waits.push([[].concat(stores).join(), performance.now() - start]));
    return transaction;
  };

  /** Scrolls the list by `step` pixels a frame, so many frames; resolves with the milliseconds that each frame took. */
  bench.scroll = (step, count) =>
    new Promise((done) => {
      const list = document.querySelector("#posts");
      const times = [];
      let last;
      const frame = (now) => {
        if (last !== undefined) times.push(now - last);
        last = now;
        if (times.length >= count) return done(times);
        list.scrollTop += step;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
}
