// What is put into the page before its own scripts, to see when things happen. The page as shipped knows nothing of it.

/** Runs in the page; `window.bench` is what the measures ask. */
export function instruments() {
  const bench = { long: [], frames: undefined, waits: [] };
  window.bench = bench;

  // The moment after the next frame was handed on: what was changed is on the screen. Before anything else that waits for that frame.
  const afterFrame = (done) => {
    requestAnimationFrame(() => scheduler.postTask(() => done(performance.now()), { priority: "user-blocking" }));
  };

  /** From the next `event` (a key, a click, an input) on, waits until `isDone` holds and is on the screen; `bench.expected` then
   *  resolves with the milliseconds that it took, and `bench.answered` are those until it held. */
  bench.expect = (event, isDone) => {
    bench.expected = new Promise((done, failed) => {
      setTimeout(failed, 300_000, new Error(`nothing came of ${event}: ${isDone}`));
      const begin = () => {
        const start = performance.now();
        const look = () => {
          if (!isDone()) return;
          watcher.disconnect();
          bench.answered = performance.now() - start;
          afterFrame((end) => done(end - start));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      };
      addEventListener(event, begin, { capture: true, once: true });
    });
  };

  // When the first row stands on the screen, as it was last seen or as it is, and when the list's own does, in milliseconds since the
  // visit began.
  const firstRow = (selector) =>
    new Promise((told) => {
      const first = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        first.disconnect();
        afterFrame(told);
      });
      first.observe(document, { subtree: true, childList: true });
    });
  Promise.all(["article h3", "[role=feed] article h3"].map(firstRow)).then((both) => window.tellFirstRows(JSON.stringify(both)));

  new PerformanceObserver((list) => bench.long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask", buffered: true });

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
