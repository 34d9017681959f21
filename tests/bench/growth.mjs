// Times and memory of a site, none of which may grow with the documents of other provinces.
//
// node growth.mjs SITE RUNS prints one JSON object: the medians of RUNS measurements in milliseconds, in the current
// Chromium without slow-down, and the memory in bytes. `start`, `answer` and `memory` are measured on the wizard page;
// `search` and `memory_of_all` on the list of measures, which has another engine.

import { ANSWERS, noteMemory, noteStarts, openPhone, percentile, startSearch, startTime, stayAtEnd, storeNothing, visit, wasmBytes } from './browser.mjs'

const [site, runs] = process.argv.slice(2)
const WORDS = ['培训', '补贴', '工伤', '技能', '欠薪', '退休', '劳模', '创新', '证书', '农民工']

const median = (list) => percentile(list, 0.5)
const { browser, page, client } = await openPhone()
await storeNothing(client)
await noteStarts(page)
await noteMemory(page)
await page.evaluateOnNewDocument(stayAtEnd)
await page.evaluateOnNewDocument(() => {
  /** Milliseconds from an input to the next change of the page. */
  window.answered = (input) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('nothing in the page answers')), 10_000)
      const start = performance.now()
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve(performance.now() - start)
      })
      observer.observe(document.querySelector('main'), { childList: true, subtree: true })
      input()
    })
})

const start = []
for (let run = 0; run < Number(runs); run++) start.push(await startTime(page, site + 'wizard/'))

const answer = []
for (let run = 0; run < Number(runs); run++) {
  await page.evaluate(() => sessionStorage.clear())
  await startTime(page, site + 'wizard/')
  for (let step = 0; step < 6; step++) {
    const time = await page.evaluate(async (answers) => {
      if (document.querySelector('main .to-result')) return null
      const choice = document.querySelector(answers)
      if (!choice) throw new Error('a screen of the wizard without answers')
      return window.answered(() => choice.click())
    }, ANSWERS)
    if (time === null) break
    answer.push(time)
  }
}
const oneProvince = await wasmBytes(page)

await visit(page, site + 'measures/', '#query')
await startSearch(page)
const search = await page.evaluate(async (list) => {
  const field = document.querySelector('#query')
  const times = []
  for (const words of list) {
    times.push(await window.answered(() => {
      field.value = words
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }))
  }
  return times
}, WORDS)
// After the first search the other provinces' files are loaded in the background; waits until the memory stops growing.
let allProvinces = await wasmBytes(page)
for (let same = 0; same < 5; ) {
  await new Promise((resolve) => setTimeout(resolve, 300))
  const now = await wasmBytes(page)
  same = now === allProvinces ? same + 1 : 0
  allProvinces = now
}
await browser.close()
const memories = { memory: oneProvince, memory_of_all: allProvinces }
console.log(JSON.stringify({ start: median(start), search: median(search), answer: median(answer), ...memories }))
