// Today's Chromium as a phone, for the scripts that measure what a reader waits for.

import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** A package that `cargo xtask bench` has installed. */
export const load = (name) => import(pathToFileURL(path.join(process.env.PEERS, name)).href)

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync', '--lang=zh-CN']
const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
/** How long a step may take before the script gives up, in milliseconds. */
const PATIENCE = 60_000

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

/** Goes to a page, has the app started as by a reader, and waits for all of it. */
export async function visit(page, url) {
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForFunction(() => document.documentElement.dataset.app)
  await page.evaluate(() => document.dispatchEvent(new MouseEvent('mousemove')))
  await page.waitForFunction(() => document.documentElement.dataset.app === 'running')
  await page.waitForNetworkIdle({ idleTime: 700 })
}

/** Has every page note the memory of its WebAssembly as `wasmMemory`; before the first of them is opened. */
export async function noteMemory(page) {
  await page.evaluateOnNewDocument(() => {
    const remember = (result) => {
      window.wasmMemory = (result.instance || result).exports.memory
      return result
    }
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const instantiate = WebAssembly[name]
      WebAssembly[name] = (...given) => instantiate.apply(WebAssembly, given).then(remember)
    }
  })
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
  await page.waitForFunction(() => window.started)
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
