// Memory of a window that stays open for very long, and WebAssembly memory of each interactive page.
//
// node endurance.mjs SITE FILE MOVES RUNS PAGE... prints one JSON object. FILE is the URL of the single file, which
// shows its pages in one window, as on a kiosk: the script navigates MOVES times between the PAGEs, given relative to
// the site's root, and completes the wizard RUNS times. On the site, where each navigation loads a page, the wizard is
// completed RUNS times on the same page.
//
// Each sample is taken after garbage collection: JavaScript heap, live nodes and listeners, WebAssembly memory. The
// first tenth is warm-up; growth after it is a leak.

import { ANSWERS, noteMemory, openPhone, startSearch, stayAtEnd, until, visit, wasmBytes } from './browser.mjs'

const [site, file, moves, runs, ...paths] = process.argv.slice(2)
/** Number of samples, at equal intervals. */
const STRETCHES = 10

/**
 * Disables optimizing compilation, since V8 counts compiled code as heap: it would otherwise grow as code becomes hot,
 * by 2.5 % over 9,000 moves.
 */
const COMPILED_ONCE = '--js-flags=--no-opt --no-maglev --no-sparkplug --no-wasm-tier-up'

/** Chromium's names of the metrics. */
const NAMES = ['JSHeapUsedSize', 'Nodes', 'JSEventListeners']
/** Selects the short answer, the first element of every result. */
const RESULT = 'main .answer'

const { browser, page, client } = await openPhone(COMPILED_ONCE)
await client.send('HeapProfiler.enable')
await client.send('Performance.enable')
await noteMemory(page)
await page.evaluateOnNewDocument(inPage, ANSWERS, RESULT)

/**
 * Takes a sample. Objects held by a pending frame or timer are freed later, so the minimum of three measurements is
 * used.
 */
async function count() {
  let least
  for (let look = 0; look < 3; look++) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    // Twice, because finalizers of the first collection may release more objects.
    for (let time = 0; time < 2; time++) await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    const now = NAMES.map((name) => metrics.find((metric) => metric.name === name).value)
    least = least ? least.map((value, at) => Math.min(value, now[at])) : now
  }
  const [heap, nodes, listeners] = least
  return { heap, nodes, listeners, wasm: await page.evaluate(() => window.wasmBytes()) }
}

/** Samples after each interval; `walk(from, count)` performs the steps of one. */
async function along(total, walk) {
  const counts = []
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    await walk(stretch * (total / STRETCHES), total / STRETCHES)
    counts.push(await count())
  }
  return counts
}

// Each interactive page of the site, after use.
const memory = {}
await visit(page, site + 'wizard/', ANSWERS)
// Answering the last question opens the result page.
const end = page.waitForNavigation()
await Promise.all([end, page.evaluate(() => void window.answer(0, () => document.querySelector('main .to-result')))])
await until(page, 'the last answer leads to no result', (result) => document.querySelector(result), RESULT)
memory.result = await wasmBytes(page)

await visit(page, site + 'measures/', '#query')
await startSearch(page)
await page.keyboard.sendCharacter('技能培训补贴')
await until(page, 'the search finds nothing', () => document.querySelector('main .hit__link'))
memory.measures = await wasmBytes(page)

await page.evaluate(() => sessionStorage.clear())
await visit(page, site + 'wizard/', ANSWERS)
await page.evaluate(stayAtEnd)
const asking = await along(Number(runs), (from, count) => page.evaluate((...run) => window.askHere(...run), from, count))
memory.wizard = await wasmBytes(page)

// The single file, which shows its pages in one window.
await visit(page, file, 'main a[href]')
const pages = await page.evaluate((paths) => window.pagesOfFile(paths), paths)
for (const path of ['wizard/', 'wizard/result/', 'measures/']) {
  if (!pages.includes(path)) throw new Error(`${file} has no page ${path}`)
}
// Pages differ in size, so every sample is taken on the first one.
const move = (from, count) => page.evaluate((...way) => window.move(...way), from, count, pages)
await move(0, 1)
const start = await count()
await move(0, pages.length + 1)
const allPages = await count()
const moving = await along(Number(moves), async (from, count) => {
  await move(from, count)
  await move(0, 1)
})
const askingFile = await along(Number(runs), async (from, count) => {
  await page.evaluate((...run) => window.askFile(...run), from, count)
  await move(0, 1)
})
await browser.close()
console.log(JSON.stringify({ start, all_pages: allPages, moving, asking_file: askingFile, asking, memory }))

/** Runs in each page: defines functions that navigate and answer. */
function inPage(answers, result) {
  const LONGEST_MS = 20_000
  const MOST_SCREENS = 500
  const task = () => new Promise((resolve) => setTimeout(resolve, 0))

  /** Yields to the event loop until `holds` returns true; throws `what` after 20 s. */
  async function until(what, holds) {
    const start = performance.now()
    while (!holds()) {
      if (performance.now() - start > LONGEST_MS) throw new Error(what)
      await task()
    }
  }

  /** Gives random answers, seeded by `run`, until `isDone` returns true. */
  window.answer = async (run, isDone) => {
    let seed = run + 1
    for (let screens = 0; !isDone(); screens++) {
      const found = document.querySelectorAll(answers)
      if (found.length === 0) throw new Error('a screen without answers')
      if (screens > MOST_SCREENS) throw new Error('the questions do not end')
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      found[Math.floor((seed / 4294967296) * found.length)].click()
      await task()
    }
  }

  /** Completes the wizard, returns to its first screen and restarts, `count` times. */
  window.askHere = async (from, count) => {
    for (let run = from; run < from + count; run++) {
      await window.answer(run, () => document.querySelector('main .to-result'))
      while (!document.querySelector('main button[name=anew]')) {
        const screen = document.querySelector('main h1')
        document.querySelector('main button[name=back]').click()
        // Navigation in the history is asynchronous: pressing twice would leave the wizard.
        await until('no way back to the first question', () => !document.contains(screen))
      }
      document.querySelector('main button[name=anew]').click()
      await task()
    }
  }

  /** The paths that are pages of the single file. */
  window.pagesOfFile = async (paths) => {
    const found = await Promise.all(paths.map(async (path) => (await fetch(document.documentElement.dataset.root + path)).ok))
    return paths.filter((_, at) => found[at])
  }

  /** In the single file: follows links to `count` pages, and waits for each page's engine. */
  window.move = async (from, count, pages) => {
    for (let at = from; at < from + count; at++) {
      const path = pages[at % pages.length]
      const url = document.documentElement.dataset.root + path
      if (url === window.sitePlace.href) continue
      const main = document.querySelector('main')
      const link = document.createElement('a')
      link.href = url
      main.appendChild(link)
      link.click()
      const isThere = () => document.querySelector('main') !== main && document.documentElement.dataset.app !== 'starting'
      await until(`${path} does not come`, isThere)
      await task()
    }
  }

  /** In the single file: completes the wizard up to the result and restarts, `count` times. */
  window.askFile = async (from, count) => {
    const isAt = (path) => window.sitePlace.pathname.endsWith(path)
    for (let run = from; run < from + count; run++) {
      await window.move(0, 1, ['wizard/'])
      const anew = document.querySelector('main button[name=anew]')
      if (anew) anew.click()
      await task()
      await window.answer(run, () => isAt('/result/'))
      await until('the result is empty', () => document.querySelector(result))
    }
  }
}
