// Languages that nobody speaks, made of the English words: longer, and in letters that no English word has, so that what is not
// translated stands out, and what has too little room is cut off. They pass for Greek and Arabic, whose dates have no Latin letters
// either and whose plurals are others.
import { readFileSync } from "node:fs";

const ENGLISH = JSON.parse(readFileSync(new URL("../../../public/words/en.json", import.meta.url), "utf8"));
const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const STRANGE = "àƀçđéƒĝĥíĵķłɱñöþɋŕšŧûṽŵẋýžÀƁÇĐÉƑĜĤÍĴĶŁṀÑÖÞɊŔŠŦÛṼŴẊÝŽ";
const STRANGER = "ابتثجحخدذرزسشصضطظعغفقكلمنهابتثجحخدذرزسشصضطظعغفقكلمنه";

/** A language that is longer than English by a third, and more where words are short, as German and Finnish are. */
export const LONG = { tag: "el", locale: "el-GR", direction: "ltr", letters: STRANGE, forms: (one, other) => [one, other] };
/** A language from right to left, with six forms of a number. */
export const LEFTWARD = { tag: "ar", locale: "ar-EG", direction: "rtl", letters: STRANGER, forms: (one, other) => [other, one, other, other, other, other] };

/** Lets a browser have this language: its pages know of it, and its words are there. The browser must be opened with `look(language)`. */
export async function speak(context, language) {
  await context.route(({ pathname }) => /\/(index\.html)?$/.test(pathname), async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const meta = `<meta name="rill-words" lang="${language.tag}" content="pseudo.json">`;
    await route.fulfill({ response, body: html.replace("<meta name=\"rill-words\"", `${meta}$&`) });
  });
  await context.route("**/pseudo.json", (route) => route.fulfill({ json: words(language) }));
}

/** How a browser is opened for it: words from tests do not come through a service worker. */
export const look = (language, more = {}) => ({ locale: language.locale, serviceWorkers: "block", reducedMotion: "reduce", ...more });

/** Its words. */
export function words({ direction, letters, forms }) {
  const said = Object.entries(ENGLISH).map(([key, text]) => {
    const all = text.split("|").map((form) => stretch(form, [...letters]));
    return [key, all.length > 1 ? forms(...all).join("|") : all[0]];
  });
  return { ...Object.fromEntries(said), Direction: direction };
}

/** Strange letters for plain ones outside of {places}, and some more at the end. */
function stretch(text, letters) {
  const strange = text.replace(/\{\w+\}|[a-z]/gi, (part) => letters[PLAIN.indexOf(part)] ?? part);
  const more = Math.ceil(text.length * (text.length < 12 ? 0.5 : 0.3));
  return `${strange} ${letters[0].repeat(more)}`;
}
