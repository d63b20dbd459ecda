// The table: what was measured, beside the bars that DESIGN sets.

const MARKS = ["<!-- bench -->", "<!-- /bench -->"];

/** The middle of numbers, and their least and most. */
export function middle(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1), count: sorted.length };
}

/** The number that `share` of `numbers` do not pass. */
export function within(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Lines of a table, added one by one and printed at once. */
export function newTable() {
  const lines = ["| what | measured | spread | runs | bar | |", "|---|---|---|---|---|---|"];
  return {
    /** One measure: its numbers in `unit`, and the bar, which is said in words where it is no number. */
    add(what, numbers, unit, bar) {
      const { median, least, most, count } = middle([].concat(numbers));
      const spread = count > 1 ? `${round(least)} to ${round(most)}` : "";
      const verdict = typeof bar === "number" ? (median <= bar ? "kept" : `${round(median / bar)} times`) : "";
      const shown = typeof bar === "number" ? `${round(bar)} ${unit}` : (bar ?? "");
      lines.push(`| ${what} | ${round(median)} ${unit} | ${spread} | ${count} | ${shown} | ${verdict} |`);
      console.log(lines.at(-1));
    },
    text: () => lines.join("\n"),
  };
}

const round = (number) => {
  const digits = number >= 100 || Number.isInteger(number) ? 0 : number >= 10 ? 1 : 2;
  return number.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ",");
};

/** `page` with the table between its marks. */
export function replaceTable(page, text) {
  const [start, end] = MARKS.map((mark) => page.indexOf(mark));
  if (start < 0 || end < start) throw new Error(`no ${MARKS.join(" and ")} to write between`);
  return `${page.slice(0, start + MARKS[0].length)}\n${text}\n${page.slice(end)}`;
}
