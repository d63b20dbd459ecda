// Keeps the app itself on this device, so that it starts without a network. Posts are in IndexedDB, never here.
//
// `precache` writes the release's list where it says null below: {build, policy, always: [[path, integrity]…], once: …}.
// `always` is fetched when a release is installed, `once` when it is first used. Names change with content, so a page
// of the last release goes on finding its own files while the next one is already here.
const STAMP = null;

const HOME = new URL("./", self.location).href;
const OURS = `rill ${HOME} `;
const OWN = `${OURS}${STAMP?.build}`;
const CONFIG = `rill-config ${HOME}`;
// A file named by its content, of whichever release.
const NAMED = /-[0-9a-f]{16}\//;
const listed = new Map([...(STAMP?.always ?? []), ...(STAMP?.once ?? [])]);

self.addEventListener("install", (event) => {
  self.skipWaiting();
  if (!STAMP) return;
  event.waitUntil(install());
  // Where a browser can take this release's files from the cache by itself, a start does not wait for this worker. What the release before
  // is made of has other names, and an address with a query none in the cache: both are found below.
  const pattern = (path) => ({ pathname: new URL(path, HOME).pathname, search: "", baseURL: HOME });
  const route = ([path]) => ({ condition: { urlPattern: new URLPattern(pattern(path)), requestMethod: "GET" }, source: { cacheName: OWN } });
  const said = event.addRoutes?.(STAMP.always.map(route));
  said?.catch((problem) => console.warn("every file is asked for here", problem));
});

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (!STAMP || method !== "GET" || !url.startsWith(HOME)) return;
  const path = url.slice(HOME.length).split(/[?#]/)[0];
  if (path === "config.json") event.respondWith(freshConfig(event.request));
  else if (path === "" || path === "index.html") event.respondWith(stored("./"));
  else if (mode !== "navigate" && (listed.has(path) || NAMED.test(path))) event.respondWith(stored(path));
});

// All or nothing: a file that is missing or not the one listed refuses the whole release. The page comes last, as the
// mark that everything it names is here.
async function install() {
  const cache = await caches.open(OWN);
  if (await cache.match("./")) return;
  try {
    await Promise.all(STAMP.always.filter(([path]) => path !== "./").map(([path]) => keep(cache, path)));
    await cache.put("./", await withoutPreload(await fetched("./")));
  } catch (problem) {
    await caches.delete(OWN);
    throw problem;
  }
}

async function keep(cache, path) {
  await cache.put(path, await fetched(path));
}

async function fetched(path) {
  const response = await ask(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// What a page preloads comes from here anyway. And a program that was preloaded is compiled anew with each visit: Chromium keeps its
// compiled code only where the page asks for it itself.
async function withoutPreload(response) {
  const page = await response.text();
  return new Response(page.replace(/<link rel="preload"[^>]*>/, ""), { headers: response.headers });
}

// From the network, past any stale copy between here and there, and only if it is the very file of this release.
async function ask(path) {
  return withPolicy(path, await fetch(path, { integrity: listed.get(path), cache: "no-cache" }));
}

// A page's <meta> policy does not reach its workers: they obey the header their script came with.
function withPolicy(path, response) {
  if (!path.endsWith(".js")) return response;
  const headers = new Headers(response.headers);
  headers.set("Content-Security-Policy", STAMP.policy);
  return new Response(response.body, { status: response.status, headers });
}

// This release first, then the one before it, whose pages may still be open; then the network.
async function stored(path) {
  const own = await caches.open(OWN);
  const found = (await own.match(path)) ?? (await matchEarlier(path));
  if (found) return found;
  const response = await ask(path);
  // A full disk must not cost the file itself.
  if (response.ok && listed.has(path)) own.put(path, response.clone()).catch(() => {});
  return response;
}

async function matchEarlier(path) {
  const [name] = await earlier();
  return name && (await caches.open(name)).match(path);
}

// What the person who deployed this copy set up: theirs to change at any time, and needed offline too.
async function freshConfig(request) {
  const cache = await caches.open(CONFIG);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put("config.json", response.clone());
    return response;
  } catch (problem) {
    const kept = await cache.match("config.json");
    if (kept) return kept;
    throw problem;
  }
}

async function earlier() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN).slice(-1);
}

// One earlier release is kept; before a release is stamped (the edit loop) none is.
async function tidy() {
  const kept = STAMP ? [OWN, ...(await earlier())] : [];
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && !kept.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
