// Starts the page. Trunk would write this inline, which the page's policy forbids: see Trunk.toml.
const root = document.documentElement;
const here = document.querySelector("script[data-wasm]");
const address = (name) => new URL(name, document.baseURI).href;
const kept = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    // This browser keeps nothing: it is as the device has it.
    return null;
  }
};

// The chosen ground, before anything of the library is read (src/ui/look.rs).
const theme = kept("theme");
if (theme) root.dataset.theme = theme;

// The program is on its way before what it is told is known.
const program = fetch(address(here.dataset.wasm));

// The first posts as they stood when Rill was left, in a list that stands at its head: they are read while the program starts
// (src/ui/components/seen.rs, which takes them over).
const element = ([name, attributes, ...within], around) => {
  const space = name === "svg" ? "http://www.w3.org/2000/svg" : around;
  const made = document.createElementNS(space, name);
  for (const [attribute, value] of attributes) {
    // The page's policy lets scripts set styles, and attributes not.
    if (attribute === "style") made.style.cssText = value;
    else made.setAttribute(attribute, value);
  }
  made.append(...within.map((part) => (typeof part === "string" ? part : element(part, space))));
  return made;
};
const drawSeen = ([day, rows, frame]) => {
  const shell = document.querySelector(".shell");
  const seen = element(["div", [["id", "seen"], ["class", "seen"]], ...rows], root.namespaceURI);
  const around = frame.map((part) => element(part, root.namespaceURI));
  // "Today" was another.
  const dates = day === new Date().toDateString() ? [] : seen.querySelectorAll(".day, time");
  for (const date of dates) date.textContent = "\u00a0";
  for (const row of shell.querySelectorAll(".shell-row")) row.remove();
  shell.querySelector(".list").append(seen);
  for (const part of around) {
    const place = shell.querySelector(`.${part.classList[0]}`);
    if (place) place.replaceWith(part);
    else shell.append(part);
  }
  // A post that is asked for before the program is there opens with it.
  shell.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link.closest(".row")?.classList.add("selected");
    history.pushState(null, "", link.getAttribute("href"));
  });
};
try {
  const seen = !location.search && !history.state && kept("seen");
  if (seen) drawSeen(JSON.parse(seen));
} catch (problem) {
  console.warn("what was seen last cannot be drawn", problem);
}

// Opening the library takes the browser as long as the program takes to start. The program opens it for itself, and is answered at once
// (src/browser/db/schema.rs); where it cannot be opened, it says so. Until then this connection is in nobody's way.
const library = new Promise((open) => {
  const asked = indexedDB.open("rill");
  asked.onsuccess = () => {
    asked.result.onversionchange = () => asked.result.close();
    open(asked.result);
  };
}).catch((problem) => console.warn("the library is not opened yet", problem));

// The chosen language, or the first of the browser's that there are words in. English stands in the page itself.
const chosen = kept("language");
const files = new Map([...document.querySelectorAll("meta[name=rill-words]")].map((meta) => [meta.lang, meta.content]));
const plain = (tag) => tag.split("-")[0];
const wanted = (chosen ? [chosen] : navigator.languages).map(plain).find((tag) => tag === "en" || files.has(tag));
const fetchWords = async (file) => {
  try {
    return await (await fetch(address(file))).json();
  } catch (problem) {
    console.warn("no words in this language", problem);
    return undefined;
  }
};
const [{ default: start }, words] = await Promise.all([
  import(address(here.dataset.js)),
  files.has(wanted) ? fetchWords(files.get(wanted)) : undefined,
]);
root.lang = words ? wanted : "en";
root.dir = words?.Direction ?? "ltr";
for (const place of words ? document.querySelectorAll("[data-word]") : []) place.textContent = words[place.dataset.word];

// What src/ui/words.rs asks for. Texts are numbered in the order of their keys; of a language's plural forms a text has those that
// the language has, in this order.
const locale = navigator.languages.find((tag) => plain(tag) === root.lang) ?? root.lang;
const texts = words && Object.keys(words).sort().map((key) => words[key]);
const plurals = new Intl.PluralRules(locale);
// The first of these that is made takes a tenth of a start: the first posts do without.
const once = (make) => {
  let made;
  return (...given) => (made ??= make())(...given);
};
const grouped = once(() => new Intl.NumberFormat(locale).format);
// Languages whose digits may be others (CLDR's default numbering systems).
const hasOwnDigits = /^(ar|as|bn|ckb|dz|fa|ks|mr|my|ne|ps|sd|ur|uz)\b/.test(locale);
const has = plurals.resolvedOptions().pluralCategories;
const forms = ["zero", "one", "two", "few", "many", "other"].filter((form) => has.includes(form));
globalThis.language = {
  text: (number) => texts?.[number],
  form: (n) => forms.indexOf(plurals.select(n)),
  // Tables of letters weigh much in the program.
  letter: (word) => word.match(/[\p{Alphabetic}\p{N}]/u)?.[0],
  number: (n) => (n < 1000 && !hasOwnDigits ? String(n) : grouped(n)),
  date: once(() => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format),
  compare: once(() => new Intl.Collator(locale, { numeric: true }).compare),
};
await start({ module_or_path: program });
library.then((connection) => connection?.close());
