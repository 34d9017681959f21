// Today's Chromium as a phone, for the scripts that measure what a reader waits for.

import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** A package that `cargo xtask bench` has installed. */
export const load = (name) => import(pathToFileURL(path.join(process.env.PEERS, name)).href)

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync', '--lang=zh-CN']
const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
/** How long a step may take before the script gives up, in milliseconds. */
const PATIENCE = 20_000

/** A browser, with further flags of its own, and a page in it, as large as a small phone. */
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
 * Goes to a page and waits until all that it loads by itself is there: its engine, where it is a page that answers.
 * Throws where the engine fails, or one of the elements that are needed is missing.
 *
 * @param needed selectors of what will be pressed or filled in
 */
export async function visit(page, url, ...needed) {
  await page.goto(url, { waitUntil: 'load' })
  await atRest(page)
  await nothingMoreComes(page)
  await expectElements(page, ...needed)
}

/** Waits for a condition in the page and gives what it gives; `what` says what does not come, where it does not. */
export async function until(page, what, condition, ...given) {
  const found = await page.waitForFunction(condition, {}, ...given).catch((error) => {
    throw new Error(`${page.url()}: ${what} (${error.message})`)
  })
  return found.jsonValue()
}

/** Waits until the page's engine runs, or waits to be used, or the page has none. */
export async function atRest(page) {
  const app = await until(page, 'the engine does not start', () => {
    const { app } = document.documentElement.dataset
    return app !== undefined && app !== 'starting' && app
  })
  if (!['none', 'waiting', 'running'].includes(app)) throw new Error(`${page.url()}: data-app is "${app}"`)
}

/** Throws where one of the selectors finds nothing: the page has changed, and the script has to follow. */
export async function expectElements(page, ...selectors) {
  const missing = await page.evaluate((all) => all.filter((one) => !document.querySelector(one)), selectors)
  if (missing.length > 0) throw new Error(`${page.url()} has no ${missing.join(', no ')}: mend the script in tests/bench that asks for it`)
}

/** Waits until no file has come for a while. The driver's own count of requests never ends where the page breaks one off. */
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

/** Waits until the engine of the search runs, which comes when its box is used. */
export async function startSearch(page) {
  await page.focus('#query')
  await until(page, 'the search does not start', () => document.documentElement.dataset.app === 'running')
  await nothingMoreComes(page)
}

/** What answers on a screen of the wizard. */
export const ANSWERS = 'main [data-wish], main [data-answer], main button[name=none]'

/** In the page: the wizard stays where all is answered, instead of going to the result. */
export function stayAtEnd() {
  addEventListener('click', (event) => event.target.closest('.to-result a') && event.preventDefault(), true)
}

/** Has every page note the memories of its WebAssembly; before the first of them is opened. */
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

/** The bytes that the WebAssembly of the page has for itself. */
export async function wasmBytes(page) {
  const bytes = await page.evaluate(() => window.wasmBytes())
  if (bytes === 0) throw new Error(`${page.url()} runs no WebAssembly`)
  return bytes
}

/** Has every page note when its app runs; before the first of them is opened. */
export async function noteStarts(page) {
  await page.evaluateOnNewDocument(() => {
    new MutationObserver(() => {
      if (document.documentElement.dataset.app === 'running' && !window.started) window.started = performance.now()
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-app'] })
  })
}

/** Opens a page whose app starts by itself, and gives the milliseconds until it runs. */
export async function startTime(page, url) {
  await page.goto('about:blank')
  await page.goto(url, { waitUntil: 'load' })
  await until(page, 'no engine starts', () => window.started)
  return page.evaluate(() => window.started)
}

/** Has every load be like the first: nothing comes from what was stored. */
export async function storeNothing(client) {
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  await client.send('Network.setBypassServiceWorker', { bypass: true })
}

/** What is drawn: the same each time. */
export function randomNumbers(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
}

/** The value below which so great a share of the list lies. */
export function percentile(list, share) {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
}
