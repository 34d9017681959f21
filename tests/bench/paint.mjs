// The largest paint (LCP) of pages on a slow phone with a slow connection, nothing stored.
//
// node paint.mjs RUNS URL... prints one JSON number per page: the median in milliseconds. Processor and connection are
// throttled as by Lighthouse for mobile, without its own work beside the page.

import { openPhone, percentile, storeNothing } from './browser.mjs'

const SLOWDOWN = 4
/** Lighthouse's `throttling.mobileSlow4G` for a throttled browser: milliseconds, and bytes per second. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 }
/** Time for larger paints after loading, in milliseconds. */
const REST_MS = 1000

const [runs, ...urls] = process.argv.slice(2)

/** The largest paint of one page, in a new browser. */
async function largestPaint(url) {
  const { browser, page, client } = await openPhone()
  await storeNothing(client)
  await client.send('Network.emulateNetworkConditions', SLOW_4G)
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.evaluateOnNewDocument(() => {
    const note = (list) => (window.largestPaint = list.getEntries().pop().startTime)
    new PerformanceObserver(note).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await page.goto(url, { waitUntil: 'load' })
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const time = await page.evaluate(() => window.largestPaint)
  await browser.close()
  if (!time) throw new Error(`${url}: no largest paint is reported`)
  return time
}

const measured = urls.map(() => [])
// In rounds, so that a temporary load on the machine affects all pages alike and preserves their ratios.
for (let run = 0; run < Number(runs); run++) {
  for (const [at, url] of urls.entries()) measured[at].push(await largestPaint(url))
}
for (const times of measured) console.log(JSON.stringify(percentile(times, 0.5)))
