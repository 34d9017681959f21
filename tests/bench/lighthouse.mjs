// Lighthouse, mobile, several runs of each page; the median of each figure.
//
// node lighthouse.mjs RUNS METHOD URL... prints one JSON object a page as soon as it is measured. METHOD is how the slow
// connection comes about: `simulate` loads the page unthrottled and computes from what it loaded, `devtools` throttles
// the browser.

import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [runs, throttlingMethod, ...urls] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(path.join(process.env.PEERS, name)).href)
const { default: lighthouse } = await load('lighthouse/core/index.js')
const { launch } = await load('chrome-launcher/dist/index.js')

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]

for (const url of urls) {
  const figures = { score: [], fcp: [], lcp: [], tbt: [], cls: [], bytes: [] }
  for (let run = 0; run < Number(runs); run++) {
    const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS })
    try {
      const options = { port: chrome.port, onlyCategories: ['performance'], output: 'json', logLevel: 'error' }
      const { lhr } = await lighthouse(url, { ...options, throttlingMethod })
      if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
      const figure = (audit) => lhr.audits[audit].numericValue
      figures.score.push(lhr.categories.performance.score * 100)
      figures.fcp.push(figure('first-contentful-paint'))
      figures.lcp.push(figure('largest-contentful-paint'))
      figures.tbt.push(figure('total-blocking-time'))
      figures.cls.push(figure('cumulative-layout-shift'))
      figures.bytes.push(figure('total-byte-weight'))
    } finally {
      chrome.kill()
    }
  }
  const medians = Object.fromEntries(Object.entries(figures).map(([name, list]) => [name, median(list)]))
  console.log(JSON.stringify({ url, ...medians }))
}
