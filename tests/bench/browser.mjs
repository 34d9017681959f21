// Controls the current Chromium as an emulated phone, for the scripts that measure waiting times.

import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Imports a package that `cargo xtask bench` has installed. */
export const load = (name) => import(pathToFileURL(path.join(process.env.PEERS, name)).href)

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync', '--lang=zh-CN']
const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
/** Timeout of a step, in milliseconds. */
const PATIENCE = 20_000

/** Starts a browser with additional flags, and opens a page of the size of a small phone. */
export async function openPhone(...flags) {
  const { default: puppeteer } = await load('puppeteer-core/lib/puppeteer/puppeteer-core.js')
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: FLAGS.concat(flags),
    protocolTimeout: 600_000,
  })
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.setViewport(PHONE)
  return { browser, page, client: await page.createCDPSession() }
}

/**
 * Opens a page and waits until it has loaded, including its engine if it has one.
 *
 * @param needed selectors of the elements that the script will use
 * @throws if the engine fails or one of the elements is missing
 */
export async function visit(page, url, ...needed) {
  await page.goto(url, { waitUntil: 'load' })
  await atRest(page)
  await nothingMoreComes(page)
  await expectElements(page, ...needed)
}

/**
 * Waits until `condition` is truthy in the page and returns its value; throws with the message `what` after a timeout.
 */
export async function until(page, what, condition, ...given) {
  const found = await page.waitForFunction(condition, {}, ...given).catch((error) => {
    throw new Error(`${page.url()}: ${what} (${error.message})`)
  })
  return found.jsonValue()
}

/** Waits until the page's engine runs or is waiting for use, or the page has none. */
export async function atRest(page) {
  const app = await until(page, 'the engine does not start', () => {
    const { app } = document.documentElement.dataset
    return app !== undefined && app !== 'starting' && app
  })
  if (!['none', 'waiting', 'running'].includes(app)) throw new Error(`${page.url()}: data-app is "${app}"`)
}

/** Throws if a selector matches nothing: the page has changed and the script must be adapted. */
export async function expectElements(page, ...selectors) {
  const missing = await page.evaluate((all) => all.filter((one) => !document.querySelector(one)), selectors)
  if (missing.length > 0) throw new Error(`${page.url()} has no ${missing.join(', no ')}: mend the script in tests/bench that asks for it`)
}

/**
 * Waits until no resource has arrived for 700 ms. The driver's own network-idle event never fires if the page aborts a
 * request.
 */
async function nothingMoreComes(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let seen = -1
        const look = () => {
          const { length } = performance.getEntriesByType('resource')
          if (length === seen) return resolve()
          seen = length
          setTimeout(look, 700)
        }
        look()
      }),
  )
}

/** Starts the search engine by focusing the search box, and waits until it runs. */
export async function startSearch(page) {
  await page.focus('#query')
  await until(page, 'the search does not start', () => document.documentElement.dataset.app === 'running')
  await nothingMoreComes(page)
}

/** Selects the controls that answer on a screen of the wizard. */
export const ANSWERS = 'main [data-wish], main [data-answer], main button[name=none]'

/** Runs in the page: stays in the wizard after the last question, instead of opening the result. */
export function stayAtEnd() {
  addEventListener('click', (event) => event.target.closest('.to-result a') && event.preventDefault(), true)
}

/** Records the WebAssembly memories of every page; call before opening the first page. */
export async function noteMemory(page) {
  await page.evaluateOnNewDocument(() => {
    const memories = new Set()
    const remember = (result) => {
      memories.add((result.instance || result).exports.memory)
      return result
    }
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const instantiate = WebAssembly[name]
      WebAssembly[name] = (...given) => instantiate.apply(WebAssembly, given).then(remember)
    }
    window.wasmBytes = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  })
}

/** The size of the page's WebAssembly memory, in bytes. */
export async function wasmBytes(page) {
  const bytes = await page.evaluate(() => window.wasmBytes())
  if (bytes === 0) throw new Error(`${page.url()} runs no WebAssembly`)
  return bytes
}

/** Records the time at which each page's app starts; call before opening the first page. */
export async function noteStarts(page) {
  await page.evaluateOnNewDocument(() => {
    new MutationObserver(() => {
      if (document.documentElement.dataset.app === 'running' && !window.started) window.started = performance.now()
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-app'] })
  })
}

/** Opens a page whose app starts by itself; returns the milliseconds until it runs. */
export async function startTime(page, url) {
  await page.goto('about:blank')
  await page.goto(url, { waitUntil: 'load' })
  await until(page, 'no engine starts', () => window.started)
  return page.evaluate(() => window.started)
}

/** Disables the cache and the service worker, so that every load is like a first visit. */
export async function storeNothing(client) {
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  await client.send('Network.setBypassServiceWorker', { bypass: true })
}

/** A seeded generator of numbers from 0 to 1 (a linear congruential one). */
export function randomNumbers(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
}

/** The percentile of a list, by nearest rank; `share` is from 0 to 1. */
export function percentile(list, share) {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
}
