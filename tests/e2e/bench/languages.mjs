// Made-up text that weighs, breaks and is counted like text of several languages: each has its frequent words, and rarer ones
// built of its own syllables.
import { random } from "./random.mjs";

/** Of a hundred blogs, how many are written in what; how its words are built; what stands between and after them. */
const LANGUAGES = [
  { code: "en", share: 46, frequent: "the and of to that is with for it was this not are you have river post lamp harbour tide", from: "an ber cor den el fir gar hol in kel lum mor net or pel quin ros sel tor ul ver wick yar" },
  { code: "de", share: 9, frequent: "der die und das ist nicht den mit ein ich auf sich auch wir von Fluss Lampe Hafen", from: "ab bau brü dorf ein feld gär hof ich kun licht mut nau ort pfad rund schau tür um wald zeit" },
  { code: "fr", share: 8, frequent: "le les des et est une du dans que pour qui pas sur au vous fleuve lampe port", from: "ai beau cha dé eur feu gé hi jou lé mar né oi pré que ré son té ui vé" },
  { code: "es", share: 7, frequent: "el los las que y en por con una del para como pero más lo río lámpara puerto", from: "al bre cia do es fue gra hos ja llo mi na ño or po que ra sol tan va" },
  { code: "pl", share: 4, frequent: "i w nie na się to że jest z do jak ale co od ma rzeka lampa port", from: "bło cze dzi ga jeś ka łą mie no ów prze rza ści ta ucz wie zi ży" },
  { code: "ru", share: 6, frequent: "и в не на я что он с как это по но все она так река лампа порт", from: "бе ва го де жи за ки ло ми но об пе ра со те ук фи хо це ша" },
  { code: "zh-Hans", share: 7, blocks: [[0x4e00, 2400]], stop: "。", space: "" },
  { code: "ja", share: 5, blocks: [[0x3042, 80], [0x3042, 80], [0x4e00, 1600]], stop: "。", space: "" },
  { code: "ko", share: 2, blocks: [[0xac00, 1800]], word: 3 },
  { code: "ar", share: 4, frequent: "في من على أن إلى عن هذا التي مع كان هو لا ما نهر مصباح ميناء", from: "اب تر جم حس دو رك زم سل شر صن طب عق غل فك قر كت لم نه ود يم" },
  { code: "he", share: 2, frequent: "של את על לא הוא זה עם כי גם או אני יש נהר מנורה נמל", from: "אב גל דר הר וד זמ חל טב ים כר לם מנ סף עץ פר צל קו רש שב תר" },
];

/** Words that a language has besides its frequent ones. */
const RARE = 12_000;

/** A language as the share of blogs has it, for any number. */
export function languageOf(number) {
  let place = (number * 37) % 100;
  return LANGUAGES.find((language) => (place -= language.share) < 0);
}

/** The words of a language, the frequent ones first. */
const words = new Map();
function wordsOf(language) {
  if (words.has(language.code)) return words.get(language.code);
  const dice = random([...language.code].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  const list = language.frequent?.split(" ") ?? [];
  const syllables = language.from?.split(" ");
  for (let count = 0; count < RARE; count++) list.push(syllables ? built(dice, syllables) : cut(dice, language));
  words.set(language.code, list);
  return list;
}

const built = (dice, syllables) => Array.from({ length: 2 + dice.below(3) }, () => syllables[dice.below(syllables.length)]).join("");

function cut(dice, { blocks, word = 2 }) {
  const [start, length] = blocks[dice.below(blocks.length)];
  return Array.from({ length: 1 + dice.below(word) }, () => String.fromCodePoint(start + dice.often(length))).join("");
}

/** `count` words of a language, as a sentence or a title without its stop. */
export function sentence(dice, language, count) {
  const list = wordsOf(language);
  const said = Array.from({ length: count }, () => list[dice.often(list.length)]).join(language.space ?? " ");
  return said[0].toUpperCase() + said.slice(1);
}

/** Sentences of about `bytes` in UTF-8. */
export function sentences(dice, language, bytes) {
  const text = [];
  for (let left = bytes; left > 0; ) {
    const said = sentence(dice, language, 5 + dice.below(14)) + (language.stop ?? ". ");
    left -= Buffer.byteLength(said);
    text.push(said);
  }
  return text.join("").trim();
}
