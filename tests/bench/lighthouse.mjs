// Runs Lighthouse for mobile several times on each page; prints the median of each metric.
//
// node lighthouse.mjs RUNS URL... prints one JSON object per page. The page is loaded unthrottled; Lighthouse computes
// the effect of a slow connection.

import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [runs, ...urls] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(path.join(process.env.PEERS, name)).href)
const { default: lighthouse } = await load('lighthouse/core/index.js')
const { launch } = await load('chrome-launcher/dist/index.js')

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]

/** The metrics of one run. */
async function measure(url) {
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS })
  try {
    const options = { port: chrome.port, onlyCategories: ['performance'], output: 'json', logLevel: 'error' }
    const { lhr } = await lighthouse(url, options)
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
    const figure = (audit) => lhr.audits[audit].numericValue
    return {
      score: lhr.categories.performance.score * 100,
      fcp: figure('first-contentful-paint'),
      lcp: figure('largest-contentful-paint'),
      tbt: figure('total-blocking-time'),
      cls: figure('cumulative-layout-shift'),
      bytes: figure('total-byte-weight'),
    }
  } finally {
    chrome.kill()
  }
}

const measured = urls.map(() => [])
// In rounds, so that a temporary load on the machine affects all pages alike and preserves their ratios.
for (let run = 0; run < Number(runs); run++) {
  for (const [at, url] of urls.entries()) measured[at].push(await measure(url))
}
for (const [at, url] of urls.entries()) {
  const names = Object.keys(measured[at][0])
  const medians = names.map((name) => [name, median(measured[at].map((run) => run[name]))])
  console.log(JSON.stringify({ url, ...Object.fromEntries(medians) }))
}
