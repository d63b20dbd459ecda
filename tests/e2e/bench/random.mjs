// Numbers that look random and are the same in every run.

/** A source of numbers that `seed` decides (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 to 1. */
    next,
    /** A whole number below `end`. */
    below: (end) => Math.floor(next() * end),
    /** True so often of 1. */
    chance: (share) => next() < share,
    /** Around `middle`; a third of them below half of it or above twice it, as lengths and gaps are. */
    around: (middle) => middle * Math.exp(0.7 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    /** A place in a list of `length`: early ones often, late ones seldom, as words are used. */
    often: (length) => Math.floor(length ** next()) - 1,
  };
}
