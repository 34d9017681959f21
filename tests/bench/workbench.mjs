// Waiting times and memory of the workbench with a long document.
//
// node workbench.mjs SITE RUNS FILE prints one JSON object: times in milliseconds, in the current Chromium without
// slow-down, that of a correction as the median of RUNS; memory in bytes.

import { openPhone, percentile, until } from './browser.mjs'

const [site, runs, file] = process.argv.slice(2)
const SCREEN = { width: 1280, height: 800 }

const { browser, page } = await openPhone()
await page.setViewport(SCREEN)
await page.evaluateOnNewDocument(noteMemoryOfWorkers, String(inWorker))
await page.goto(site + 'workbench/', { waitUntil: 'load' })
await until(page, 'the workbench does not open', () => document.querySelector('#file'))

/** Milliseconds from `act` until the condition holds in the page. */
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

// Corrects lines of running text one after another, each to the kind it already has.
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

/** Runs in each page: makes workers run `note` before their own script. */
function noteMemoryOfWorkers(note) {
  window.Worker = class extends Worker {
    constructor(url) {
      const script = `(${note})();importScripts(${JSON.stringify(String(url))})`
      super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
    }
  }
}

/** Runs in a worker: records its WebAssembly memories. */
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
