// A site at its first visit and at work: what must not grow with the documents of other provinces.
//
// node growth.mjs SITE RUNS prints one JSON object; times in milliseconds, medians, in today's Chromium without a
// slow-down. RUNS is how often each thing is measured.

import { noteMemory, noteStarts, openPhone, percentile, startTime, storeNothing } from './browser.mjs'

const [site, runs] = process.argv.slice(2)
const WORDS = ['培训', '补贴', '工伤', '技能', '欠薪', '退休', '劳模', '创新', '证书', '农民工']

const median = (list) => percentile(list, 0.5)
const { browser, page, client } = await openPhone()
await storeNothing(client)
await noteStarts(page)
await noteMemory(page)
await page.evaluateOnNewDocument(() => {
  /** How long it takes until what an input brings stands in the page. */
  window.answered = (input) =>
    new Promise((resolve) => {
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
    const time = await page.evaluate(async () => {
      const choice = document.querySelector('main [data-topic], main [data-answer]')
      return choice && window.answered(() => choice.click())
    })
    if (time) answer.push(time)
  }
}

await startTime(page, site + 'measures/')
const memory = () => page.evaluate(() => window.wasmMemory.buffer.byteLength)
const oneProvince = await memory()
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
// Whoever searches gets the other provinces' hits too, once their files are there.
let allProvinces = await memory()
for (let same = 0; same < 5; ) {
  await new Promise((resolve) => setTimeout(resolve, 300))
  const now = await memory()
  same = now === allProvinces ? same + 1 : 0
  allProvinces = now
}
await browser.close()
const memories = { memory: oneProvince, memory_of_all: allProvinces }
console.log(JSON.stringify({ start: median(start), search: median(search), answer: median(answer), ...memories }))
