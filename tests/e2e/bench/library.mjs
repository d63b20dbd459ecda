// The library that the bench reads: blogs with posts of years, in several languages, formats and sizes, the same in every run.
import { languageOf, sentence, sentences } from "./languages.mjs";
import { random } from "./random.mjs";

const SEED = 20260301;
const DAY = 86_400_000;
/** The middle of a post's size, in bytes of HTML; the mean is about 3 kB. */
const BODY = 2200;
/** Posts of the largest blog, which writes short ones; Rill reads as many of one feed. */
const LARGEST = 5000;
/** What a feed shows of a blog once its archive is known. */
const SHOWN = 20;

/**
 * A library of so many blogs and posts, newest before `now`. A blog has a `number`, a `title`, a `language`, and
 * - `archive()`: its feed with every post;
 * - `latest(round)`: its feed as it stands after so many rounds: the newest twenty, of them as many new as there were rounds, and
 *   one of the older ones changed.
 */
export function makeLibrary({ blogs, posts, now }) {
  const largest = Math.min(LARGEST, Math.floor(posts / 20));
  const sizes = shares(blogs - 1, posts - largest);
  return [largest, ...sizes].map((size, number) => makeBlog(number, size, now, number === 0 ? 300 : BODY));
}

/** `total` posts over `count` blogs, unevenly. */
function shares(count, total) {
  const dice = random(SEED);
  const weights = Array.from({ length: count }, () => dice.around(1));
  const sum = weights.reduce((a, b) => a + b);
  const sizes = weights.map((weight) => Math.max(1, Math.floor((total * weight) / sum)));
  sizes[0] += total - sizes.reduce((a, b) => a + b);
  return sizes;
}

function makeBlog(number, size, now, middle) {
  const dice = random(SEED + number * 7919);
  const language = languageOf(number);
  const title = sentence(dice, language, 2);
  const format = number % 20 === 19 ? json : number % 4 === 3 ? atom : rss;
  const blog = { number, title, language: language.code, home: `https://blog${number}.example/`, size };
  // From a day ago to eight years ago, and a few years for those that write often.
  const start = now - dice.around(3) * DAY;
  const step = Math.min((8 * 365 * DAY) / size, 30 * DAY);
  const post = (place, version = 0) => makePost(blog, language, place, start - (size - 1 - place) * step, version, middle);
  return {
    ...blog,
    format: format.name,
    archive: () => format(blog, Array.from({ length: size }, (_, place) => post(size - 1 - place))),
    latest: (round) => {
      const newest = Array.from({ length: round }, (_, n) => makePost(blog, language, size + round - 1 - n, now + (round - n) * 1000, 0, middle));
      const known = Array.from({ length: Math.min(size, SHOWN) }, (_, n) => post(size - 1 - n, n === 3 ? round : 0));
      return format(blog, [...newest, ...known].slice(0, SHOWN));
    },
  };
}

function makePost(blog, language, place, at, version, middle) {
  const dice = random(SEED + blog.number * 7919 + place * 104729);
  const url = `${blog.home}posts/${place}/`;
  const title = sentence(dice, language, 2 + dice.below(8));
  const author = sentence(dice, language, 2);
  const tags = Array.from({ length: dice.below(4) }, () => sentence(dice, language, 1));
  const html = makeBody(dice, language, url, Math.min(dice.around(middle), 60_000));
  return { url, id: `post-${place}`, at: new Date(Math.round(at / 1000) * 1000), title, author, tags, html: version ? `${html}<p>${version}</p>` : html };
}

/** Paragraphs as blogs write them: some with a link, an emphasis, a list, code, a picture. */
function makeBody(dice, language, url, bytes) {
  const parts = [];
  for (let left = bytes; left > 0; left -= 500) {
    const text = sentences(dice, language, Math.min(left, 420));
    const kind = dice.below(20);
    if (kind < 11) parts.push(`<p>${text}</p>`);
    else if (kind < 15) parts.push(`<p>${text} <a href="${url}#${dice.below(9)}" class="link">${sentence(dice, language, 2)}</a></p>`);
    else if (kind < 17) parts.push(`<p><em>${sentence(dice, language, 3)}</em> ${text}</p>`);
    else if (kind === 17) parts.push(`<ul><li>${text}</li><li>${sentence(dice, language, 4)}</li></ul>`);
    else if (kind === 18) parts.push(`<h2>${sentence(dice, language, 3)}</h2><blockquote><p>${text}</p></blockquote>`);
    else parts.push(`<p><img src="${url}picture.png" width="640" height="400" alt="${sentence(dice, language, 3)}"></p><p>${text}</p>`);
  }
  return parts.join("\n");
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function rss(blog, posts) {
  const items = posts.map(
    (post) => `<item><title>${escape(post.title)}</title><link>${post.url}</link><guid isPermaLink="false">${post.id}</guid>
<pubDate>${post.at.toUTCString()}</pubDate><dc:creator>${escape(post.author)}</dc:creator>${post.tags.map((tag) => `<category>${escape(tag)}</category>`).join("")}
<content:encoded><![CDATA[${post.html}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${escape(blog.title)}</title><link>${blog.home}</link><description>${escape(blog.title)}</description>${blog.number % 3 ? `<language>${blog.language}</language>` : ""}
${items.join("\n")}
</channel></rss>`;
}

function atom(blog, posts) {
  const entries = posts.map(
    (post) => `<entry><id>${post.id}</id><title>${escape(post.title)}</title><link href="${post.url}"/><published>${post.at.toISOString()}</published>
<updated>${post.at.toISOString()}</updated><author><name>${escape(post.author)}</name></author>${post.tags.map((tag) => `<category term="${escape(tag)}"/>`).join("")}
<content type="html">${escape(post.html)}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${blog.home}</id><title>${escape(blog.title)}</title><link href="${blog.home}"/>
<updated>${posts[0].at.toISOString()}</updated>
${entries.join("\n")}
</feed>`;
}

function json(blog, posts) {
  const items = posts.map(({ id, url, title, at, author, tags, html }) => ({
    id, url, title, date_published: at.toISOString(), authors: [{ name: author }], tags, content_html: html,
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: blog.title, home_page_url: blog.home, language: blog.language, items });
}

/** The list of blogs, in folders of twenty-five, with the address that `url(number)` gives each. */
export function opml(library, url) {
  const folders = Array.from({ length: Math.ceil(library.length / 25) }, (_, folder) => {
    const outlines = library.slice(folder * 25, folder * 25 + 25).map(({ number }) => `<outline type="rss" text="Blog ${number}" xmlUrl="${url(number)}"/>`);
    return `<outline text="Shelf ${folder + 1}">${outlines.join("")}</outline>`;
  });
  return `<?xml version="1.0"?><opml version="2.0"><head><title>Bench</title></head><body>${folders.join("\n")}</body></opml>`;
}
