// Measures the start-up time of pages, in turn and repeatedly.
//
// node floor.mjs RUNS URL... prints one JSON list: the median for each URL in milliseconds, in the current Chromium
// with the processor slowed down four times.

import { noteStarts, openPhone, percentile, startTime, storeNothing } from './browser.mjs'

const [runs, ...urls] = process.argv.slice(2)
const SLOWDOWN = 4

const { browser, page, client } = await openPhone()
await storeNothing(client)
await noteStarts(page)
await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
const times = urls.map(() => [])
for (let run = 0; run < Number(runs); run++) {
  for (const [at, url] of urls.entries()) times[at].push(await startTime(page, url))
}
await browser.close()
console.log(JSON.stringify(times.map((list) => percentile(list, 0.5))))
