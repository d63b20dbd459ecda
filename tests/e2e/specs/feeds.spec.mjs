// Feeds of every kind, well made and badly: each is followed and shown as a person expects.
import { follow, heading, read, reading, row, rows, visit } from "../harness/steps.mjs";
import { expect, test } from "../harness/test.mjs";

// What there is of a feed: its blog's name, its posts (title, first words, whether it has a date), and what is in the first of
// them when it is opened.
const FEEDS = [
  {
    kind: "RSS 0.91",
    path: "/signal-box.rss091.xml",
    blog: "Signal Box",
    posts: [
      { title: "Café cars and the 7.52", excerpt: "There were three of them once, painted the green of old ledgers.", undated: true },
      { title: "A lever frame in a garden", excerpt: "He bought it for the price of its iron and has never been bored since.", undated: true },
    ],
    says: ["painted the green of old ledgers"],
  },
  {
    kind: "RSS 1.0",
    path: "/almanac.rdf.xml",
    blog: "The Allotment Almanac",
    posts: [
      { title: "Leeks stand where they are put", excerpt: "A dibber, a hole as deep as a hand, and water instead of earth.", date: "2026-10-04T06:15:00.000Z" },
      { title: "The first frost & the last bean", excerpt: "It came on a Tuesday, as the old neighbour had said it would.", date: "2026-10-01T00:00:00.000Z" },
    ],
    says: ["by Odile Harrow"],
  },
  {
    kind: "RSS 2.0",
    path: "/tides.xml",
    blog: "Tidewrack",
    posts: [
      { title: "What the harbour charts left out", date: "2026-11-23T07:40:00.000Z" },
      { title: "A rope for every weather", date: "2026-11-21T16:05:00.000Z" },
      { title: "No title today, only this: the seal is back at the slipway, and so is the man who talks to it.", excerpt: null, date: "2026-11-09T21:30:00.000Z" },
    ],
    says: ["by Ines Marlow", "Nothing about it is clever."],
  },
  {
    kind: "Atom 0.3",
    path: "/lanterns.atom03.xml",
    blog: "Paper Lanterns",
    posts: [
      { title: "Glue that forgives", excerpt: "Rice paste sets in an hour and lets go in warm water, which is the whole point.", date: "2026-08-02T18:30:00.000Z" },
      { title: "Nine ribs, not eight", excerpt: "An odd number hangs straight. I do not know why.", date: "2026-07-20T10:00:00.000Z" },
    ],
    says: ["lets go in warm water"],
    has: ["em"],
  },
  {
    kind: "Atom 1.0",
    path: "/kilns.xml",
    blog: "Notes on Kilns",
    posts: [
      { title: "Firing at dawn, and why the third shelf cracks", date: "2026-11-23T06:15:00.000Z" },
      { title: "Glazes that lie in daylight", date: "2026-11-22T18:00:00.000Z" },
    ],
    says: ["1,271 °C"],
    has: ["table th"],
  },
  {
    kind: "JSON Feed 1.0",
    path: "/bakery.json",
    blog: "Oven Door",
    posts: [
      { title: "Rye takes its time", excerpt: /^Mix at night\. Shape at six, while the kitchen is cold & quiet; 3 < 4 loaves fit\.$/, date: "2026-06-11T03:45:00.000Z" },
      { title: "No title, only flour on the keyboard.", excerpt: null, date: "2026-06-10T03:45:00.000Z" },
    ],
    says: ["by Priya Holm", "3 < 4 loaves fit"],
  },
  {
    kind: "JSON Feed 1.1",
    path: "/ledger.json",
    blog: "Green Ledger",
    posts: [
      { title: "The quiet cost of a free tier", date: "2026-11-22T09:20:00.000Z" },
      { title: "Envelopes", date: "2026-11-02T12:00:00.000Z" },
    ],
    says: ["Leaving: a great deal."],
    has: ["ul li"],
  },
  {
    kind: "Chinese and Japanese",
    path: "/tearoom.cjk.xml",
    blog: "川辺の茶室",
    posts: [
      { title: "雨の日は障子を半分だけ開ける", excerpt: /^庭の石が黒くなると、湯の音が近くなる。/, language: "ja", date: "2026-11-20T01:00:00.000Z" },
      { title: "旧茶壶的裂纹", excerpt: "裂纹没有漏水，只是记得那一年冬天。", language: "zh-Hans", date: "2026-11-18T01:00:00.000Z" },
    ],
    says: ["客は二人、言葉は少ない。"],
    has: ["ruby rt"],
  },
  {
    kind: "right to left",
    path: "/courtyard.rtl.xml",
    blog: "دفتر الفناء",
    posts: [
      { title: "شجرة الليمون عند الباب (و Rill)", excerpt: /^زرعها جدي قبل أن يبني السور/, direction: "rtl", date: "2026-11-19T06:00:00.000Z" },
      { title: "על הבאר שבחצר", excerpt: "המים רחוקים, אבל ההד קרוב מאוד.", direction: "rtl", date: "2026-11-18T06:00:00.000Z" },
    ],
    says: ["ولذلك ينحني السور حولها"],
    direction: "rtl",
  },
  {
    kind: "no titles",
    path: "/crumbs.untitled.xml",
    blog: "Crumbs",
    posts: [
      { title: "The bus was late and the driver sang. Nobody minded either.", excerpt: null, date: "2026-11-06T12:00:00.000Z" },
      { title: "Two left gloves on one railing. I took neither.", excerpt: null, date: "2026-11-05T12:00:00.000Z" },
      { title: "Untitled", excerpt: null, date: "2026-11-04T12:00:00.000Z" },
    ],
    says: ["the driver sang"],
  },
  {
    kind: "no dates",
    path: "/attic.undated.xml",
    blog: "Attic Finds",
    posts: [
      { title: "A tin of keys for no lock", excerpt: "Forty-one of them, and one is wooden.", undated: true },
      { title: "Somebody's school map", excerpt: "The empire is pink and the tea stain is a new island.", undated: true },
    ],
    says: ["one is wooden"],
  },
  {
    kind: "a blog without a name",
    path: "/nameless.xml",
    blog: /^127\.0\.0\.1/,
    posts: [{ title: "On not having a name", excerpt: "The form had a field for it. I pressed Enter.", date: "2026-11-02T09:00:00.000Z" }],
    says: ["I pressed Enter."],
  },
  {
    kind: "summaries only",
    path: "/gazette.summary.xml",
    blog: "Parish & Pump Gazette",
    posts: [
      { title: "Bridge closed until the geese agree", excerpt: "The council met the flock at dawn. Talks continue, with bread & patience.", date: "2026-09-14T07:00:00.000Z" },
      // Written as text, so these tags are words.
      { title: "What <br> does, explained to my aunt", excerpt: "She typed a <br> into the minutes and asked where it went.", date: "2026-09-13T07:00:00.000Z", tags: true },
    ],
    says: ["with bread & patience"],
  },
  {
    kind: "Markdown sent as HTML",
    path: "/notebook.markdown.xml",
    blog: "Plain Notebook",
    posts: [{ title: "How the shed is wired", excerpt: /The shed has one circuit and a fuse box older than the shed\./, date: "2026-10-25T17:00:00.000Z" }],
    says: ["a socket, which hums", "lamp: 40 W", "Ask before you drill"],
    has: ["strong", "a[href='https://notebook.example/fuses']", "li", "pre code", "blockquote", "h2, h3"],
    lacks: ["**", "##", "```", "]("],
  },
  {
    kind: "a post of 22,000 characters",
    path: "/long.xml",
    blog: "Long Ways Round",
    posts: [{ title: "All the miles of it", excerpt: /^(Out )?Mile 1\. /, date: "2026-10-03T08:00:00.000Z" }],
    says: ["Mile 1. ", "Mile 38. ", "Mile 76. ", "Then there was tea."],
  },
  {
    kind: "windows-1251",
    path: "/lighthouse.windows1251.xml",
    type: "text/xml",
    blog: "Записки с маяка",
    posts: [{ title: "Туман пришёл раньше почты", excerpt: /лодка «Нерпа» стояла у причала — №3, как всегда\.$/, language: "ru", date: "2026-11-15T04:00:00.000Z" }],
    says: ["Сирена гудела всю ночь"],
  },
  {
    kind: "two posts with one guid",
    path: "/twins.xml",
    blog: "Twin Kettles",
    posts: [
      { title: "The copper one", excerpt: "It sings a fourth too high.", date: "2026-10-17T10:00:00.000Z" },
      { title: "The tin one", excerpt: "It does not sing, it complains.", date: "2026-10-16T10:00:00.000Z" },
    ],
    says: ["It sings a fourth too high."],
  },
  {
    kind: "broken XML",
    path: "/broken.xml",
    blog: "Salt & Rust",
    posts: [
      // It has no date, so it counts from when it came.
      { title: "Half a post", excerpt: /^The upload broke off/, undated: true },
      { title: "Low water & what it shows", excerpt: "Ribs of oak, and a shoe. The shoe is newer.", date: "2026-10-12T10:00:00.000Z" },
      { title: "A bell with no ship", excerpt: "It rings when a lorry passes.", date: "2026-10-11T10:00:00.000Z" },
    ],
    says: ["The upload broke off"],
  },
];

for (const { kind, path, type, blog, posts, says = [], has = [], lacks = [], direction } of FEEDS) {
  test(`a feed: ${kind}`, async ({ reader, rill, origin }) => {
    const { page } = reader;
    if (type) origin.set(path, { type });
    await follow(page, rill, origin.url(path));
    await expect(rows(page).getByRole("heading")).toHaveText(posts.map(({ title }) => title));
    await expect(heading(page)).toHaveText(typeof blog === "string" ? `Posts from ${blog} (${posts.length} found)` : /^Posts from \S+ \(1 found\)$/);

    for (const [at, post] of posts.entries()) {
      const shown = rows(page).nth(at);
      await expect(shown.getByRole("link").first()).toHaveText(blog);
      const excerpt = shown.locator(".excerpt");
      if (post.excerpt === null) await expect(excerpt).toHaveCount(0);
      else await expect(excerpt).toHaveText(post.excerpt ?? /\w/);
      await expect(shown.locator("time")).toHaveCount(post.undated ? 0 : 1);
      if (post.date) await expect(shown.locator("time")).toHaveAttribute("datetime", post.date);
      if (post.language) await expect(shown.getByRole("heading")).toHaveAttribute("lang", post.language);
      if (post.direction) await expect(shown.getByRole("heading")).toHaveCSS("direction", post.direction);
      const text = await shown.innerText();
      if (!post.tags) expect(text).not.toMatch(/<\/?\w+|&[a-z#\d]+;|\*\*|\]\(|undefined|NaN|Invalid|1970/);
      expect(await shown.evaluate((element) => element.scrollWidth <= element.clientWidth), "fits").toBe(true);
    }

    await read(page, posts[0].title);
    const prose = reading(page);
    for (const words of says) await expect(prose).toContainText(words);
    for (const selector of has) await expect(prose.locator(`.prose :is(${selector})`).first()).toBeVisible();
    for (const words of lacks) await expect(prose).not.toContainText(words);
    if (direction) await expect(prose.locator(".prose")).toHaveCSS("direction", direction);
  });
}

test("all of them together", async ({ reader, rill, origin }) => {
  const { page } = reader;
  origin.set("/lighthouse.windows1251.xml", { type: "text/xml" });
  for (const { path, blog } of FEEDS) {
    await follow(page, rill, origin.url(path));
    await expect(heading(page)).toContainText(blog instanceof RegExp ? "127.0.0.1" : `Posts from ${blog}`);
  }
  await visit(page, "Latest");
  const all = FEEDS.flatMap(({ posts }) => posts);
  await expect(heading(page)).toHaveText(`Latest Posts (${all.length} found)`);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("End");
  await expect(rows(page).last()).toHaveAttribute("aria-posinset", String(all.length));
  for (const { blog } of FEEDS) {
    await expect(page.getByRole("navigation", { name: "Views" }).first().getByRole("link", { name: blog })).toBeVisible();
  }
  // Without a date, a post stands where it arrived.
  await page.keyboard.press("Home");
  await expect(row(page, "A tin of keys for no lock")).toBeVisible();
  await visit(page, "Blogs and health");
  await expect(page.getByRole("heading", { name: `${FEEDS.length} blogs` })).toBeVisible();
});
