// The service worker: after one visit the whole site works without a network.
//
// `cargo xtask finish` writes RELEASE: the release's version, and of each file the SHA-256 (hex).
// A version is stored in a cache of its own, goes live only when every file is there and is what the
// release says, and is never mixed with another: a page gets its files from the version it came from.
"use strict";

const RELEASE = /* RELEASE */ { version: "", files: {} };

const FILES = new Map(Object.entries(RELEASE.files));
const SCOPE = new URL(self.registration.scope);
// Other sites of the same origin have caches too: ours carry the scope's path, and only those are touched.
const PREFIX = "chan-gai-tong " + SCOPE.pathname + " ";
const CACHE = PREFIX + RELEASE.version;
const SITE_CACHE = PREFIX + "site.json";
// Stands in a cache once every file of the version is in it.
const COMPLETE = new URL("__complete__", SCOPE).href;
const SITE_FILE = new URL("site.json", SCOPE).href;
const NETWORK_PATIENCE_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(deleteOtherVersions()));
self.addEventListener("fetch", (event) => {
  const answer = route(event.request);
  if (answer) event.respondWith(answer);
});
self.addEventListener("message", (event) => {
  // Only a person's tap on the offer of a new version sends this.
  if (event.data === "use-this-version") self.skipWaiting();
});

/** Stores every file of the release. What an earlier try stored and checked is kept, so that a slow
 * network gets there in the end. */
async function fill() {
  const cache = await caches.open(CACHE);
  const older = await olderCaches();
  for (const [path, digest] of FILES) {
    const url = new URL(path, SCOPE).href;
    if (await cache.match(url)) continue;
    const response = (await unchanged(older, url, digest)) || (await fetchChecked(url, path, digest));
    await cache.put(url, response);
  }
  await cache.put(COMPLETE, new Response(RELEASE.version));
}

async function otherVersions() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== CACHE && name !== SITE_CACHE);
}

async function olderCaches() {
  return Promise.all((await otherVersions()).map((name) => caches.open(name)));
}

async function deleteOtherVersions() {
  await Promise.all((await otherVersions()).map((name) => caches.delete(name)));
}

/** The file out of an older version, where it is the same to the byte. */
async function unchanged(older, url, digest) {
  for (const cache of older) {
    const response = await cache.match(url);
    if (response && (await sha256(await response.clone().arrayBuffer())) === digest) return response;
  }
  return undefined;
}

/** The file from the network, refused unless it is exactly the release's: a captive portal answers
 * 200 with a page of its own, a proxy may cut a file short. */
async function fetchChecked(url, path, digest) {
  const response = await fetch(url, { cache: "no-cache", redirect: "error", credentials: "same-origin" });
  if (!response.ok) throw new Error(path + ": status " + response.status);
  const body = await response.arrayBuffer();
  if ((await sha256(body)) !== digest) throw new Error(path + ": not the file of this release");
  const type = response.headers.get("Content-Type") || "application/octet-stream";
  // Made anew: the body is decoded already, so the network's `Content-Encoding` would be a lie.
  return new Response(body, { headers: { "Content-Type": type, "Content-Length": String(body.byteLength) } });
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The answer to a request, or nothing where the browser should do as it always does. */
function route(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) {
    return undefined;
  }
  const plain = url.origin + url.pathname;
  if (plain === SITE_FILE) return siteFile(request);
  const path = plain.slice(SCOPE.href.length);
  const file = [path, path + "index.html"].find((name) => FILES.has(name));
  if (file !== undefined) return stored(file, request);
  // A directory without its slash: the relative links of its page need the slash.
  if (FILES.has(path + "/index.html")) return Promise.resolve(Response.redirect(plain + "/" + url.search, 302));
  return request.mode === "navigate" ? fetch(request).catch(() => stored("404.html", request)) : undefined;
}

/** The file of this version; from the network only where the browser threw the cache away. */
async function stored(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(file, SCOPE).href)) || fetch(request);
}

/** The webmaster's settings: the newest that can be had within a short time, else the last seen. */
async function siteFile(request) {
  const cache = await caches.open(SITE_CACHE);
  const known = await cache.match(SITE_FILE);
  const fresh = fetch(request, { cache: "no-cache" }).then(async (response) => {
    if (response.ok && !response.redirected) await cache.put(SITE_FILE, response.clone());
    return response;
  });
  if (!known) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(known), NETWORK_PATIENCE_MS));
  return Promise.race([fresh.then((response) => (response.ok ? response : known)).catch(() => known), late]);
}
