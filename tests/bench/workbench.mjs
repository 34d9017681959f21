// A long document in the workbench: what its author waits for, and what the engine takes.
//
// node workbench.mjs SITE RUNS FILE prints one JSON object; times in milliseconds, that of corrections the median of
// RUNS, in today's Chromium without a slow-down; memory in bytes.

import { openPhone, percentile, until } from './browser.mjs'

const [site, runs, file] = process.argv.slice(2)
const SCREEN = { width: 1280, height: 800 }

const { browser, page } = await openPhone()
await page.setViewport(SCREEN)
await page.evaluateOnNewDocument(noteMemoryOfWorkers, String(inWorker))
await page.goto(site + 'workbench/', { waitUntil: 'load' })
await until(page, 'the workbench does not open', () => document.querySelector('#file'))

/** How long it takes until a condition holds in the page, after something is done. */
async function time(what, act, condition, ...given) {
  const start = performance.now()
  await act()
  await until(page, what, condition, ...given)
  return performance.now() - start
}

const input = await page.$('#file')
const look = () => document.querySelector('form [type=submit]')
const firstLook = await time('nothing is read', () => input.uploadFile(file), look)
const view = () => document.querySelectorAll('.lines > li').length > 100
const firstView = await time('no lines come', () => page.click('form [type=submit]'), view)

// Lines of running text are said to be what they are taken for, one after the other.
const corrections = []
for (let run = 0; run < Number(runs); run++) {
  await page.evaluate((run) => {
    const rows = document.querySelectorAll('.line--text .line__row[aria-expanded=false]')
    rows[3 * run].click()
  }, run)
  await until(page, 'no choices come', () => document.querySelector('.line .choices'))
  const choose = () =>
    page.evaluate(() => {
      const choices = [...document.querySelectorAll('.line .choices .choice')]
      choices.find((choice) => choice.textContent === '正文').click()
    })
  const said = (count) => document.querySelectorAll('.line__kind--said').length === count
  corrections.push(await time('no correction comes', choose, said, run + 1))
}
const memories = await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.wasmBytes())))
const memory = memories.reduce((sum, bytes) => sum + bytes, 0)
await browser.close()
const correction = percentile(corrections, 0.5)
console.log(JSON.stringify({ first_look: firstLook, first_view: firstView, correction, memory }))

/** In each page: workers note the memory of their WebAssembly. */
function noteMemoryOfWorkers(note) {
  window.Worker = class extends Worker {
    constructor(url) {
      const script = `(${note})();importScripts(${JSON.stringify(String(url))})`
      super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
    }
  }
}

/** In a worker, before its own script. */
function inWorker() {
  const memories = new Set()
  const { instantiate } = WebAssembly
  WebAssembly.instantiate = async (...given) => {
    const result = await instantiate.apply(WebAssembly, given)
    memories.add((result.instance || result).exports.memory)
    return result
  }
  self.wasmBytes = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
}
