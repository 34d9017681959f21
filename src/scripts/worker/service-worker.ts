// The service worker: makes every page available offline after one visit.
//
// The build prepends RELEASE: the version, the SHA-256 of each file (hex), and the bundles with their numbers of
// files. Each version has its own cache and goes live only when all pages with their assets are stored and verified.
// Versions are never mixed: a page gets its files from its own version. Engines and packs follow immediately on
// unmetered networks, otherwise on use. An update of a complete version is stored completely before it is offered.
import { fetchPacked, gunzip, isPage } from '../loader/fetch-gzip';
import * as names from './cache-names';

declare const self: ServiceWorkerGlobalScope;
declare const RELEASE: { version: string; files: Record<string, string>; bundles: [path: string, count: number][] };

const FILES = new Map(Object.entries(RELEASE.files));
const SCOPE = new URL(self.registration.scope);
// Only this site's caches are touched.
const PREFIX = names.cachePrefix(SCOPE.href);
const CACHE = PREFIX + RELEASE.version;
// Version-independent data: the webmaster's settings, and the name of the live cache.
const OWN_CACHE = PREFIX + 'own';
const SETTINGS = new URL('site.json', SCOPE).href;
const LIVE = new URL(names.LIVE, SCOPE).href;
// Markers in a version's cache: all pages are stored; all files are stored.
const PAGES = new URL('__pages__', SCOPE).href;
const COMPLETE = new URL(names.COMPLETE, SCOPE).href;
const ALTERED = new URL(names.ALTERED, SCOPE).href;
// The time until which a rate-limiting server is left alone.
const BUSY = new URL('__busy__', SCOPE).href;
const NETWORK_TIMEOUT_MS = 3000;
const AT_ONCE = 4;
/** Up to this many missing files of a bundle are fetched individually, so that a small update is a small download. */
const MAX_SINGLE_FILES = 4;
/** Default delay after a rate-limit response; below, the maximum delay that is waited for. */
const BUSY_S = 60;
const LONGEST_WAIT_S = 30;
/** Delay between sequential requests after a rate limit, in this and later visits. */
const PAUSE_MS = 200;
/** Retry delay for files that repeatedly arrive altered. */
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
// Security headers of the server, kept with stored pages.
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
  // Sent only when the user accepts the offer of a new version.
  if (event.data === 'use-this-version') self.skipWaiting();
  if (event.data === 'store-all') event.waitUntil(storeAll().then(() => event.source && event.source.postMessage('stored')));
});

/** A rate-limit response, with the delay in seconds. */
class Busy extends Error {
  constructor(readonly seconds: number) {
    super('busy');
  }
}

/** A file that does not match the release, with the digest of what arrived. */
class Altered extends Error {
  constructor(path: string, readonly digest: string) {
    super(path + ': not the file of this release');
  }
}

/** The record of altered files. */
interface Note {
  version: string;
  since: number;
  /** The digests of what arrived, by path. */
  files: Record<string, string>;
  /** Whether the same alteration occurred twice; no retry for a while. */
  isLasting: boolean;
}

let storing: Promise<void> | undefined;

/** Stores all missing files, once for all requesting pages, which then check the result themselves. */
function storeAll(): Promise<void> {
  storing = storing || fill(true).catch(() => undefined).then(() => void (storing = undefined));
  return storing;
}

/**
 * Installs this version. It takes over immediately if the live version lacks its engines, since the server only has the
 * new ones.
 */
async function install(): Promise<void> {
  const live = await (await caches.open(OWN_CACHE)).match(LIVE);
  const isWhole = live && (await (await caches.open(await live.text())).match(COMPLETE));
  await fill(Boolean(isWhole));
  if (live && !isWhole) await self.skipWaiting();
}

/**
 * Stores every file of the release, or all except engines. Files stored and verified by an earlier attempt are kept, so
 * that slow networks eventually succeed; on a full disk the space is released. Files that are repeatedly altered in
 * transit are reported on the about page and not retried on every visit.
 */
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
    // The page requested them before the worker controlled it.
    await freshSettings(SETTINGS).catch(() => undefined);
  } catch (error) {
    if (error instanceof Busy) await note(own, BUSY, Date.now() + error.seconds * 1000);
    if ((error as Error).name === 'QuotaExceededError') {
      // Completely stored pages are in use and stay.
      if (await cache.match(PAGES)) await Promise.all(Array.from(FILES.keys()).filter(isEngine).map((path) => cache.delete(new URL(path, SCOPE).href)));
      else await caches.delete(CACHE);
      // Without a live version everything is removed.
      if (!(await own.match(LIVE))) await caches.delete(OWN_CACHE);
    }
    throw error;
  }
}

/** Whether a file is only needed for interactive pages: an engine or a pack. */
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

/** Whether a file is stored, or can be copied from another version. */
async function has(cache: Cache, older: Cache[], path: string): Promise<boolean> {
  const url = new URL(path, SCOPE).href;
  if (await cache.match(url)) return true;
  const response = await unchanged(older, url, path);
  if (response) await cache.put(url, response);
  return response !== undefined;
}

/** Stores missing files and removes them from the set; slowly after a rate limit. */
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
  // All workers finish before an error is handled.
  const errors = await Promise.all(Array.from({ length: isSlow ? 1 : AT_ONCE }, () => work().then(() => undefined, (error: Error) => error)));
  const error = errors.find((one) => one !== undefined);
  if (error) throw error;
}

/**
 * Stores the files in bundles that match the release. The headers are taken from one page that the server sends itself.
 */
async function fetchBundles(cache: Cache, missing: Set<string>, pause: () => Promise<void> | undefined): Promise<void> {
  if (typeof DecompressionStream !== 'function') return;
  const inBundles = Array.from(FILES.keys()).filter((path) => !isEngine(path));
  let home: Response | undefined;
  for (const [path, count] of RELEASE.bundles) {
    const paths = inBundles.splice(0, count);
    if (paths.filter((one) => missing.has(one)).length <= MAX_SINGLE_FILES) continue;
    home = home || (await fetchChecked(new URL('index.html', SCOPE).href, 'index.html').catch(onlyBusy));
    const bodies = home && (await fetchBundle(path).catch(onlyBusy));
    // Otherwise everything is fetched individually.
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

/** The bodies of a bundle's files; its first line lists their lengths. */
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

/** A byte-identical copy of the file from another version. */
async function unchanged(older: Cache[], url: string, path: string): Promise<Response | undefined> {
  for (const cache of older) {
    const response = await cache.match(url);
    if (response && (await sha256(await response.clone().arrayBuffer())) === FILES.get(path)) return response;
  }
  return undefined;
}

/**
 * Fetches a file and verifies its digest: a captive portal answers 200 with its own page, and a proxy may truncate a
 * file or return a stale one.
 */
async function fetchChecked(url: string, path: string): Promise<Response> {
  // The browser's HTTP cache may have a hashed file from the first visit.
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

/** The headers of a stored file: the body is decoded and has its correct type; only security headers are kept. */
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

/**
 * Makes this version live. The previous one stays, because its pages may be open in other tabs and a release may be
 * rolled back.
 */
async function goLive(): Promise<void> {
  const own = await caches.open(OWN_CACHE);
  const before = await own.match(LIVE);
  const previous = before && (await before.text());
  const dispensable = (await others()).filter((name) => name !== previous);
  await Promise.all(dispensable.map((name) => caches.delete(name)));
  await own.put(LIVE, new Response(CACHE));
}

/** The response to a request, or `undefined` for the browser's default handling. */
function route(request: Request): Promise<Response> | undefined {
  const url = new URL(request.url);
  const plain = url.origin + url.pathname;
  if (request.method !== 'GET' || !plain.startsWith(SCOPE.href)) return undefined;
  if (plain === SETTINGS) return settings(request);
  const path = plain.slice(SCOPE.href.length);
  const file = [path, path + 'index.html'].find((name) => FILES.has(name));
  if (file !== undefined) return stored(file, request);
  // Adds the slash to a folder's URL, which the page's relative links need.
  if (FILES.has(path + '/index.html')) return Promise.resolve(Response.redirect(plain + '/' + url.search));
  // An open page of the previous version requests one of its files.
  if (path.startsWith('assets/')) return storedByOthers(plain, request);
  if (request.mode !== 'navigate') return undefined;
  // Some apps encode the `#` of shared links as %23.
  const [page, ...fragment] = path.split('%23');
  if (fragment.length) return Promise.resolve(Response.redirect(SCOPE.href + page + url.search + '#' + fragment.join('%23')));
  return fetch(request).catch(() => stored('404.html', request));
}

/** A file of this version; fetched from the network only if it was not used yet or was evicted. */
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

/** The webmaster's settings: the latest within a short timeout, else the last known ones. */
async function settings(request: Request): Promise<Response> {
  const cache = await caches.open(OWN_CACHE);
  const known = await cache.match(SETTINGS);
  const fresh = freshSettings(request);
  if (!known) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(known), NETWORK_TIMEOUT_MS));
  const fromHere = (response: Response) => (isForeign(response) ? known : response);
  return Promise.race([fresh.then(fromHere, () => known), late]);
}

/**
 * Whether a response is not the settings file, for example a captive portal's page. A 404 is accepted: the settings
 * were removed.
 */
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
