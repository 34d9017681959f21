// What a window keeps that stays open for very long, and what the WebAssembly of each page takes.
//
// node endurance.mjs SITE FILE MOVES RUNS PAGE... prints one JSON object. FILE is the address of the site as one file,
// which shows its pages in turn in one window, as on a machine that everybody uses: there it goes MOVES times from page
// to page, each a PAGE below the site's root, then RUNS times through the questions to a result. Of the site, whose
// pages are loaded anew each, the questions' page stays open over RUNS runs.
//
// What is counted, is counted after collecting what is garbage: the JavaScript heap, the nodes and listeners that are
// alive, and the memory of the WebAssembly. A tenth of the way warms up; what grows after that is a leak.

import { ANSWERS, noteMemory, openPhone, startSearch, stayAtEnd, until, visit, wasmBytes } from './browser.mjs'

const [site, file, moves, runs, ...paths] = process.argv.slice(2)
/** Into so many stretches the way is cut; after each it is counted. */
const STRETCHES = 10

/**
 * Code is compiled once and not anew as it gets hot: the engine counts compiled code as heap, and it would grow for as
 * long as anything new gets hot, by 2.5 % over 9,000 moves.
 */
const COMPILED_ONCE = '--js-flags=--no-opt --no-maglev --no-sparkplug --no-wasm-tier-up'

/** What the browser counts. */
const NAMES = ['JSHeapUsedSize', 'Nodes', 'JSEventListeners']
/** The answer in short, which every result begins with. */
const RESULT = 'main .answer'

const { browser, page, client } = await openPhone(COMPILED_ONCE)
await client.send('HeapProfiler.enable')
await client.send('Performance.enable')
await noteMemory(page)
await page.evaluateOnNewDocument(inPage, ANSWERS, RESULT)

/** What is alive. What waits for a frame or a timer goes later: the least of several looks counts. */
async function count() {
  let least
  for (let look = 0; look < 3; look++) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    // Twice, because what the first frees may have held something else.
    for (let time = 0; time < 2; time++) await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    const now = NAMES.map((name) => metrics.find((metric) => metric.name === name).value)
    least = least ? least.map((value, at) => Math.min(value, now[at])) : now
  }
  const [heap, nodes, listeners] = least
  return { heap, nodes, listeners, wasm: await page.evaluate(() => window.wasmBytes()) }
}

/** Counts after a tenth of the way, and after each further stretch; `walk` takes where it begins and how far it goes. */
async function along(total, walk) {
  const counts = []
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    await walk(stretch * (total / STRETCHES), total / STRETCHES)
    counts.push(await count())
  }
  return counts
}

// Each page of the site that answers, when it has answered.
const memory = {}
await visit(page, site + 'wizard/', ANSWERS)
// The page is left with the last answer, and with it what answers.
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

// The file, whose pages take turns in one window.
await visit(page, file, 'main a[href]')
const pages = await page.evaluate((paths) => window.pagesOfFile(paths), paths)
for (const path of ['wizard/', 'wizard/result/', 'measures/']) {
  if (!pages.includes(path)) throw new Error(`${file} has no page ${path}`)
}
// Pages differ in size: each time it is counted on the same.
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

/** In each page: what goes from page to page, and answers. */
function inPage(answers, result) {
  const LONGEST_MS = 20_000
  const MOST_SCREENS = 500
  const task = () => new Promise((resolve) => setTimeout(resolve, 0))

  /** Lets tasks run until something holds. */
  async function until(what, holds) {
    const start = performance.now()
    while (!holds()) {
      if (performance.now() - start > LONGEST_MS) throw new Error(what)
      await task()
    }
  }

  /** Gives answers, drawn by the number of the run, until what is wanted holds. */
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

  /** Goes through the questions, and back to the first screen, where it begins anew. */
  window.askHere = async (from, count) => {
    for (let run = from; run < from + count; run++) {
      await window.answer(run, () => document.querySelector('main .to-result'))
      while (!document.querySelector('main button[name=anew]')) {
        const screen = document.querySelector('main h1')
        document.querySelector('main button[name=back]').click()
        // The history answers later: pressed twice, it would lead out of the questions.
        await until('no way back to the first question', () => !document.contains(screen))
      }
      document.querySelector('main button[name=anew]').click()
      await task()
    }
  }

  /** Those of the paths that are pages of the file. */
  window.pagesOfFile = async (paths) => {
    const found = await Promise.all(paths.map(async (path) => (await fetch(document.documentElement.dataset.root + path)).ok))
    return paths.filter((_, at) => found[at])
  }

  /** In the file: follows links to one page after the other, and waits for what answers there. */
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

  /** In the file: goes through the questions to the result, and begins anew. */
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
