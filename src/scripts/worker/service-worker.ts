// The service worker: after one visit every page can be read without a network.
//
// The build writes RELEASE before this: the release's version, of each file the SHA-256 (hex), and the bundles, each
// with how many files it holds.
// A version is stored in a cache of its own, goes live only when every page is there with what it is read with and is
// what the release says, and is never mixed with another: a page gets its files from the version it came from. Engines
// and what they read follow, at once where the network is not metered, else when they are used. An update of a version
// that has all is stored whole before it is offered.
import { fetchPacked, gunzip, isPage } from '../loader/fetch-gzip';
import * as names from './cache-names';

declare const self: ServiceWorkerGlobalScope;
declare const RELEASE: { version: string; files: Record<string, string>; bundles: [path: string, count: number][] };

const FILES = new Map(Object.entries(RELEASE.files));
const SCOPE = new URL(self.registration.scope);
// Only caches of this site are touched.
const PREFIX = names.cachePrefix(SCOPE.href);
const CACHE = PREFIX + RELEASE.version;
// What belongs to no version: the webmaster's settings, and which version is live.
const OWN_CACHE = PREFIX + 'own';
const SETTINGS = new URL('site.json', SCOPE).href;
const LIVE = new URL(names.LIVE, SCOPE).href;
// Stand in a version's cache once all its pages, and once every file of the version is in it.
const PAGES = new URL('__pages__', SCOPE).href;
const COMPLETE = new URL(names.COMPLETE, SCOPE).href;
const ALTERED = new URL(names.ALTERED, SCOPE).href;
// Until when a server wants to be left alone.
const BUSY = new URL('__busy__', SCOPE).href;
const NETWORK_PATIENCE_MS = 3000;
const AT_ONCE = 4;
/** So many files of a bundle are rather fetched one by one: of a release that changes little, little comes. */
const FEW = 4;
/** How long a server that answers too often is left alone where it does not say, and how long is waited for it. */
const BUSY_S = 60;
const LONGEST_WAIT_S = 30;
/** Between files, one after another, once a server has asked for less: at this visit and at those after. */
const PAUSE_MS = 200;
/** Files that stay altered are looked at again after this, for whoever has uploaded them anew. */
const ALTERED_FOR_MS = 24 * 3600 * 1000;

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
};
// A stored page keeps the rules that its server gave it.
const KEPT_HEADERS = [
  'Content-Security-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-Content-Type-Options',
  'X-Frame-Options',
  'Cross-Origin-Opener-Policy',
];

self.addEventListener('install', function (event) {
  event.waitUntil(install());
});
self.addEventListener('activate', function (event) {
  event.waitUntil(goLive());
});
self.addEventListener('fetch', function (event) {
  const answer = route(event.request);
  if (answer) event.respondWith(answer);
});
self.addEventListener('message', function (event) {
  // Only a person's tap on the offer of a new version sends this.
  if (event.data === 'use-this-version') self.skipWaiting();
  if (event.data === 'store-all') event.waitUntil(storeAll().then(() => event.source && event.source.postMessage('stored')));
});

/** A server that is asked too often: for how many seconds it wants to be left alone. */
class Busy extends Error {
  constructor(readonly seconds: number) {
    super('busy');
  }
}

/** A file that is not the release's: the digest of what came. */
class Altered extends Error {
  constructor(path: string, readonly digest: string) {
    super(path + ': not the file of this release');
  }
}

/** What is noted of files that came altered. */
interface Note {
  version: string;
  since: number;
  /** Digests of what came, by path. */
  files: Record<string, string>;
  /** The same came twice: nothing is tried for a while. */
  isLasting: boolean;
}

let storing: Promise<void> | undefined;

/** Stores what is missing, once for all pages that ask. Those look themselves whether all is there. */
function storeAll(): Promise<void> {
  storing = storing || fill(true).catch(() => undefined).then(() => void (storing = undefined));
  return storing;
}

/** A version without its engines has to have them from the server, which has the new release's: it gives way at once. */
async function install(): Promise<void> {
  const live = await (await caches.open(OWN_CACHE)).match(LIVE);
  const isWhole = live && (await (await caches.open(await live.text())).match(COMPLETE));
  await fill(Boolean(isWhole));
  if (live && !isWhole) await self.skipWaiting();
}

/** Stores every file of the release, or all but engines. What an earlier try stored and checked is kept, so that a slow
 * network gets there in the end; a disk that is full gets its space back. Files that somebody on the way alters, the
 * same each time, are told on the about page and not fetched at every visit. */
async function fill(isWhole: boolean): Promise<void> {
  const [cache, own] = await Promise.all([caches.open(CACHE), caches.open(OWN_CACHE)]);
  const done = isWhole ? COMPLETE : PAGES;
  if ((await cache.match(COMPLETE)) || (await cache.match(done))) return;
  const [before, until] = await Promise.all([noted<Note>(own, ALTERED), noted<number>(own, BUSY)]);
  if (until && Date.now() < until) throw new Busy((until - Date.now()) / 1000);
  const known = before && before.version === RELEASE.version ? before : undefined;
  if (known && known.isLasting && Date.now() - known.since < ALTERED_FOR_MS) throw new Error('altered');
  const altered: Record<string, string> = {};
  try {
    const missing = new Set<string>();
    const older = await openOthers();
    for (const path of FILES.keys()) {
      if ((isWhole || !isEngine(path)) && !(await has(cache, older, path))) missing.add(path);
    }
    try {
      await fetchAll(cache, missing, altered, until !== undefined);
    } catch (error) {
      if (!(error instanceof Busy) || error.seconds > LONGEST_WAIT_S) throw error;
      await sleep(error.seconds * 1000);
      await fetchAll(cache, missing, altered, true);
    }
    if (Object.keys(altered).length) {
      const same = (path: string) => known !== undefined && known.files[path] === altered[path];
      const isLasting = Object.keys(altered).every(same);
      await note(own, ALTERED, { version: RELEASE.version, since: Date.now(), files: altered, isLasting });
      throw new Error('altered');
    }
    await own.delete(ALTERED);
    await cache.put(done, new Response(RELEASE.version));
    // The page that brought the worker has asked for them before the worker could see it.
    await freshSettings(SETTINGS).catch(() => undefined);
  } catch (error) {
    if (error instanceof Busy) await note(own, BUSY, Date.now() + error.seconds * 1000);
    if ((error as Error).name === 'QuotaExceededError') {
      // Pages that are stored whole are in use.
      if (await cache.match(PAGES)) await Promise.all(Array.from(FILES.keys()).filter(isEngine).map((path) => cache.delete(new URL(path, SCOPE).href)));
      else await caches.delete(CACHE);
      // Nothing of ours is left where no version has gone live.
      if (!(await own.match(LIVE))) await caches.delete(OWN_CACHE);
    }
    throw error;
  }
}

/** What is large and is needed by who asks something, not by who reads: engines, and what they read. */
function isEngine(path: string): boolean {
  return /\.(wasm|bin)$/.test(path);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function note(own: Cache, url: string, what: Note | number): Promise<void> {
  return own.put(url, new Response(JSON.stringify(what)));
}

async function noted<T>(own: Cache, url: string): Promise<T | undefined> {
  const response = await own.match(url);
  return response && (await response.json());
}

/** Whether a file is stored, or can be out of another version. */
async function has(cache: Cache, older: Cache[], path: string): Promise<boolean> {
  const url = new URL(path, SCOPE).href;
  if (await cache.match(url)) return true;
  const response = await unchanged(older, url, path);
  if (response) await cache.put(url, response);
  return response !== undefined;
}

/** Stores files that are missing, and takes them off the list; a server that has asked for less is asked slowly. */
async function fetchAll(cache: Cache, missing: Set<string>, altered: Record<string, string>, isSlow: boolean): Promise<void> {
  const pause = () => (isSlow ? sleep(PAUSE_MS) : undefined);
  await fetchBundles(cache, missing, pause);
  const waiting = Array.from(missing);
  const work = async function (): Promise<void> {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const url = new URL(path, SCOPE).href;
      try {
        await cache.put(url, await fetchChecked(url, path));
      } catch (error) {
        if (!(error instanceof Altered)) throw error;
        altered[path] = error.digest;
      }
      missing.delete(path);
      await pause();
    }
  };
  // All of them end before the rest is waited for.
  const errors = await Promise.all(Array.from({ length: isSlow ? 1 : AT_ONCE }, () => work().then(() => undefined, (error: Error) => error)));
  const error = errors.find((one) => one !== undefined);
  if (error) throw error;
}

/** Stores what comes in bundles, and is what the release says. A page of the server's own tells which rules it gives. */
async function fetchBundles(cache: Cache, missing: Set<string>, pause: () => Promise<void> | undefined): Promise<void> {
  if (typeof DecompressionStream !== 'function') return;
  const inBundles = Array.from(FILES.keys()).filter((path) => !isEngine(path));
  let home: Response | undefined;
  for (const [path, count] of RELEASE.bundles) {
    const paths = inBundles.splice(0, count);
    if (paths.filter((one) => missing.has(one)).length <= FEW) continue;
    home = home || (await fetchChecked(new URL('index.html', SCOPE).href, 'index.html').catch(onlyBusy));
    const bodies = home && (await fetchBundle(path).catch(onlyBusy));
    // Then all comes one by one.
    if (!home || !bodies || bodies.length !== count) return;
    for (const [index, one] of paths.entries()) {
      if (!missing.has(one) || (await sha256(bodies[index])) !== FILES.get(one)) continue;
      await cache.put(new URL(one, SCOPE).href, new Response(bodies[index], { headers: headers(one, home) }));
      missing.delete(one);
    }
    await pause();
  }
}

function onlyBusy(error: Error): undefined {
  if (error instanceof Busy) throw error;
}

/** The bodies of a bundle's files: their lengths are its first line. */
async function fetchBundle(path: string): Promise<ArrayBuffer[] | undefined> {
  const response = await fetch(new URL(path, SCOPE).href, { redirect: 'error', credentials: 'same-origin' });
  refuseBusy(response);
  if (!response.ok || isPage(response)) return undefined;
  const bytes = await new Response(await gunzip(response)).arrayBuffer();
  let start = new Uint8Array(bytes).indexOf(10) + 1;
  const lengths: number[] = JSON.parse(new TextDecoder().decode(bytes.slice(0, start)));
  return lengths.map((length) => bytes.slice(start, (start += length)));
}

function refuseBusy(response: Response): void {
  if (response.status === 429 || response.status === 503) throw new Busy(Number(response.headers.get('Retry-After')) || BUSY_S);
}

/** The caches of this site's other versions. */
async function others(): Promise<string[]> {
  const names = await caches.keys();
  return names.filter(function (name) {
    return name.startsWith(PREFIX) && name !== CACHE && name !== OWN_CACHE;
  });
}

async function openOthers(): Promise<Cache[]> {
  return Promise.all((await others()).map((name) => caches.open(name)));
}

/** The file out of another version, where it is the same to the byte. */
async function unchanged(older: Cache[], url: string, path: string): Promise<Response | undefined> {
  for (const cache of older) {
    const response = await cache.match(url);
    if (response && (await sha256(await response.clone().arrayBuffer())) === FILES.get(path)) return response;
  }
  return undefined;
}

/** The file from the network, refused unless it is exactly the release's: a captive portal answers
 * 200 with a page of its own, a proxy may cut a file short or send one that is long gone. */
async function fetchChecked(url: string, path: string): Promise<Response> {
  // A hashed file may come out of the browser's own cache, where the first visit has left it.
  const first = path.startsWith('assets/') ? 'default' : 'no-cache';
  let digest = '';
  for (const cache of [first, 'reload'] as const) {
    const response = await fetchPacked(url, { cache, redirect: 'error', credentials: 'same-origin' });
    refuseBusy(response);
    if (!response.ok) throw new Error(path + ': status ' + response.status);
    if (isPage(response) !== path.endsWith('.html')) throw new Error(path + ': a file of another type');
    const body = await response.arrayBuffer();
    digest = await sha256(body);
    if (digest === FILES.get(path)) return new Response(body, { headers: headers(path, response) });
  }
  throw new Altered(path, digest);
}

/** The body is decoded already and of the right type: of the server's headers, the rules are kept. */
function headers(path: string, response: Response): Headers {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] || 'application/octet-stream';
  const kept = new Headers({ 'Content-Type': type });
  KEPT_HEADERS.forEach(function (name) {
    const value = response.headers.get(name);
    if (value !== null) kept.set(name, value);
  });
  return kept;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Makes this version the one that is used. The one before stays: pages of it may still be open in
 * other tabs, and a release that is taken back is there at once. */
async function goLive(): Promise<void> {
  const own = await caches.open(OWN_CACHE);
  const before = await own.match(LIVE);
  const previous = before && (await before.text());
  const dispensable = (await others()).filter((name) => name !== previous);
  await Promise.all(dispensable.map((name) => caches.delete(name)));
  await own.put(LIVE, new Response(CACHE));
}

/** The answer to a request, or nothing where the browser should do as it always does. */
function route(request: Request): Promise<Response> | undefined {
  const url = new URL(request.url);
  const plain = url.origin + url.pathname;
  if (request.method !== 'GET' || !plain.startsWith(SCOPE.href)) return undefined;
  if (plain === SETTINGS) return settings(request);
  const path = plain.slice(SCOPE.href.length);
  const file = [path, path + 'index.html'].find((name) => FILES.has(name));
  if (file !== undefined) return stored(file, request);
  // A folder without its slash: the relative links of its page need the slash.
  if (FILES.has(path + '/index.html')) return Promise.resolve(Response.redirect(plain + '/' + url.search));
  // An open page of the version before asks for a file of its own.
  if (path.startsWith('assets/')) return storedByOthers(plain, request);
  if (request.mode !== 'navigate') return undefined;
  // Some apps write the mark before a fragment as %23 when a link is sent on.
  const [page, ...fragment] = path.split('%23');
  if (fragment.length) return Promise.resolve(Response.redirect(SCOPE.href + page + url.search + '#' + fragment.join('%23')));
  return fetch(request).catch(() => stored('404.html', request));
}

/** The file of this version; from the network only what was not used yet, or where the browser threw the cache away. */
async function stored(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const url = new URL(file, SCOPE).href;
  const known = await cache.match(url);
  if (known) return known;
  const fresh = isEngine(file) && (await fetchChecked(url, file).catch(() => undefined));
  if (!fresh) return fetch(request);
  await cache.put(url, fresh.clone()).catch(() => undefined);
  return fresh;
}

async function storedByOthers(url: string, request: Request): Promise<Response> {
  for (const cache of await openOthers()) {
    const response = await cache.match(url);
    if (response) return response;
  }
  return fetch(request);
}

/** The webmaster's settings: the newest that can be had within a short time, else the last seen. */
async function settings(request: Request): Promise<Response> {
  const cache = await caches.open(OWN_CACHE);
  const known = await cache.match(SETTINGS);
  const fresh = freshSettings(request);
  if (!known) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(known), NETWORK_PATIENCE_MS));
  const fromHere = (response: Response) => (isForeign(response) ? known : response);
  return Promise.race([fresh.then(fromHere, () => known), late]);
}

/** A captive portal's page is no settings. That there are none any more is for the site to say. */
function isForeign(response: Response): boolean {
  const isJson = /json/.test(response.headers.get('Content-Type') || '');
  return response.redirected || (response.ok && !isJson);
}

async function freshSettings(request: RequestInfo): Promise<Response> {
  const response = await fetch(request, { cache: 'no-cache' });
  if (response.ok && !isForeign(response)) {
    const cache = await caches.open(OWN_CACHE);
    await cache.put(SETTINGS, response.clone());
  }
  return response;
}
