// Keeps the cabinet's shell on this device, so that it opens on a weak link and without any. Stands at a stable address
// directly below the base. One release, one cache, whole or not at all: a page never gets pieces of two builds.
// Answers of the API are never kept: there is nothing personal in these caches.

const RELEASE = '%RELEASE%';
const ASSETS = '%ASSETS%';
const SHEET = '%SHEET%';
// Paths below the base, and digests: what a proxy or half a download has spoilt never gets in.
const SHELL = JSON.parse('%SHELL%'); // kept at once
const LATER = JSON.parse('%LATER%'); // kept when it was wanted

const PATIENCE = 1500; // ms for the network to bring a page

const BASE = new URL(registration.scope).pathname;
const OURS = `gc-shell ${BASE} `;
const HERE = OURS + RELEASE;
const here = (address) => caches.match(address, { cacheName: HERE, ignoreVary: true });
// Names of the sets' files are hashes: whichever release has kept it, it is the same file.
const anywhere = (address) => caches.match(address, { ignoreVary: true });

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(keepShell());
});

async function keepShell() {
  try {
    const cache = await caches.open(HERE);
    await cache.put(BASE, await newPage());
    // One after another: what the person has asked for meanwhile goes first.
    for (const path in SHELL) {
      const answer = await anywhere(BASE + path) ?? await whole(BASE + path, SHELL[path]);
      await cache.put(BASE + path, answer);
    }
  } catch (reason) {
    await caches.delete(HERE);
    throw reason;
  }
}

async function whole(address, integrity) {
  const answer = await fetch(address, { integrity, priority: 'low' });
  if (!answer.ok) throw new Error(`${address}: HTTP ${answer.status}`);
  return answer;
}

async function newPage() {
  const answer = await fetch(BASE, { cache: 'no-cache', redirect: 'error' });
  if (!await isOfThisRelease(answer)) throw new Error('The page is of another release');
  return answer;
}

async function isOfThisRelease(answer) {
  if (!answer.ok || answer.redirected || !/html/.test(answer.headers.get('content-type'))) return false;
  const html = await answer.clone().text();
  return html.includes(`${ASSETS}boot.js`) && html.includes(SHEET);
}

addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== HERE);
  // Oldest first. A page of the release before may still be open, and wants pieces of its own.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

// A page asks whether it is of this set.
addEventListener('message', (event) => event.source.postMessage({ assets: ASSETS }));

addEventListener('fetch', (event) => {
  const { method, mode, headers, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || headers.has('range') || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length);
  if (mode === 'navigate') {
    // A page of the cabinet has no extension; somebody's file has.
    if (!/\.\w+$/.test(path)) event.respondWith(page(event));
  } else if (path in SHELL || path.startsWith('assets/')) {
    event.respondWith(file(event, SHELL[path] ?? LATER[path]));
  }
});

async function file(event, integrity) {
  const known = await anywhere(event.request.url);
  if (known) return known;
  if (!integrity) return fetch(event.request);
  const answer = await fetch(event.request.url, { integrity });
  if (answer.ok) event.waitUntil(keep(event.request.url, answer.clone()));
  return answer;
}

async function page(event) {
  const shell = await here(BASE);
  const answer = fetch(event.request);
  if (!shell || await isOfTheApi(event.request.url, shell)) return answer;
  event.waitUntil(answer.then(renew, () => {}));
  const patience = new Promise((done) => setTimeout(done, PATIENCE, shell));
  return Promise.race([patience, answer.then((answer) => answer.status < 500 ? answer : shell, () => shell)]);
}

// As the page says that is kept: the one who serves it may have changed it.
async function isOfTheApi(url, shell) {
  const [meta] = /<meta[^>]*gc-api[^>]*>/.exec(await shell.clone().text()) ?? [];
  const [, api] = /content=["']?([^"'\s>]+)/.exec(meta) ?? [];
  return api && url.startsWith(new URL(api, location).href);
}

// The page may be changed between two releases: another phone number.
async function renew(answer) {
  const copy = answer.clone();
  if (await isOfThisRelease(copy)) await keep(BASE, copy);
}

// A full device costs the comfort, never the page.
async function keep(address, answer) {
  const cache = await caches.open(HERE);
  await cache.put(address, answer).catch(() => {});
}
