// One window for very long: many moves from page to page and many runs through the questions, without a load.
//
// node endurance.mjs SITE MOVES RUNS PAGE... prints one JSON object. PAGE is a page's path below the site's root.
//
// What is counted, is counted after collecting what is garbage: the JavaScript heap, the nodes and listeners that are
// alive, and the memory of the WebAssembly. A tenth of the way warms up; what grows after that is a leak.

import { noteMemory, openPhone, visit } from './browser.mjs'

const [site, moves, runs, ...pages] = process.argv.slice(2)
/** Into so many stretches the way is cut; after each it is counted. */
const STRETCHES = 10

/**
 * Code is compiled once and not anew as it gets hot: the engine counts compiled code as heap, and it would grow for as
 * long as anything new gets hot, by 2.5 % over 9,000 moves.
 */
const COMPILED_ONCE = '--js-flags=--no-opt --no-maglev --no-sparkplug --no-wasm-tier-up'

const { browser, page, client } = await openPhone(COMPILED_ONCE)
await client.send('HeapProfiler.enable')
await client.send('Performance.enable')
await noteMemory(page)

async function count() {
  // Twice, because what the first frees may have held something else.
  for (let time = 0; time < 2; time++) await client.send('HeapProfiler.collectGarbage')
  const { metrics } = await client.send('Performance.getMetrics')
  const metric = (name) => metrics.find((metric) => metric.name === name).value
  return {
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    wasm: await page.evaluate(() => window.wasmMemory.buffer.byteLength),
  }
}

/** Counts before, after a tenth of the way, and after each further stretch. */
async function along(total, walk) {
  const counts = []
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    await page.evaluate(walk, stretch * (total / STRETCHES), total / STRETCHES, pages)
    // Pages differ in size: each is counted on the same.
    if (walk === move) await page.evaluate(move, 0, 1, pages)
    counts.push(await count())
  }
  return counts
}

await visit(page, site + 'heilongjiang/measures/9/')
const start = await count()
await page.evaluate(move, 0, pages.length, pages)
const allPages = await count()
const moving = await along(Number(moves), move)
// The questions are one of the pages; the window stays.
await page.evaluate(move, pages.indexOf('wizard/'), 1, pages)
const asking = await along(Number(runs), ask)
await browser.close()
console.log(JSON.stringify({ start, all_pages: allPages, moving, asking }))

/** In the page: follows links to one page after the other. */
async function move(from, count, pages) {
  const root = new URL(document.documentElement.dataset.root, location.href).href
  for (let at = from; at < from + count; at++) {
    const url = root + pages[at % pages.length]
    if (url === location.href) continue
    const main = document.querySelector('main')
    const link = document.createElement('a')
    link.href = url
    main.appendChild(link)
    link.click()
    const start = performance.now()
    while (document.querySelector('main') === main) {
      if (performance.now() - start > 20_000) throw new Error(`${url} does not come`)
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
  }
}

/** In the page: goes through the questions with answers that differ from run to run. */
async function ask(from, count) {
  let seed = from + 1
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 4294967296) * below)
  }
  const pause = () => new Promise((resolve) => setTimeout(resolve, 0))
  const press = (selector) => {
    const found = document.querySelectorAll('main ' + selector)
    if (found.length > 0) found[random(found.length)].click()
    return found.length > 0
  }
  for (let run = 0; run < count; run++) {
    let screens = 0
    while (press('[data-topic], main [data-answer]')) {
      if (++screens > 500) throw new Error('the questions do not end')
      await pause()
    }
    // Back to the first screen, where one may begin anew.
    const start = performance.now()
    while (!document.querySelector('main button[name=anew]')) {
      if (performance.now() - start > 20_000) throw new Error('no way back to the first question')
      const [screen, back] = ['h1', 'button[name=back]'].map((it) => document.querySelector('main ' + it))
      // The history answers later: pressed twice, it would lead out of the questions.
      if (back) back.click()
      while (document.contains(screen) && performance.now() - start < 20_000) await pause()
    }
    document.querySelector('main button[name=anew]').click()
    await pause()
  }
}
