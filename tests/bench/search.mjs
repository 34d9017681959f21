// Runs the queries of tests/queries.toml on this site, in mdBook and with Pagefind: how many find their measure, and
// the time of a search; also the bytes required to read a measure.
//
// node search.mjs BASE MODULE CORPUS PINYIN QUERIES prints one JSON object.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [base, modulePath, corpus, pinyin, queriesPath] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(path.join(process.env.PEERS, name)).href)
const { default: puppeteer } = await load('puppeteer-core/lib/puppeteer/puppeteer-core.js')

const entry = /\{ typed = "([^"]*)", measures = \[([\d, ]*)\]/g
const queries = [...readFileSync(queriesPath, 'utf8').matchAll(entry)].filter(([, , measures]) => measures.trim() !== '').map(([, typed, measures]) => ({
  typed,
  measures: measures.split(',').map(Number),
}))
if (queries.length < 50) throw new Error(`only ${queries.length} queries could be read from ${queriesPath}`)

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]

/** Number of queries with a correct first hit and with one in the first five, and the median time. */
function summary(found) {
  let [first, five] = [0, 0]
  queries.forEach(({ measures }, at) => {
    const best = [...new Set(found[at].measures)]
    if (measures.includes(best[0])) first++
    if (best.slice(0, 5).some((measure) => measures.includes(measure))) five++
  })
  return { first, five, milliseconds: median(found.map(({ milliseconds }) => milliseconds)) }
}

const { Domain } = createRequire(import.meta.url)(path.resolve(modulePath))
const domain = new Domain(readFileSync(corpus))
domain.make_index(readFileSync(pinyin))
const ours = queries.map(({ typed }) => {
  domain.measures_found(typed)
  const start = performance.now()
  const measures = Array.from(domain.measures_found(typed))
  return { measures, milliseconds: performance.now() - start }
})

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})

/** Calls `work` with a page in a new browser profile. */
async function open(url, work) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.goto(base + url, { waitUntil: 'networkidle0' })
  const result = await work(page)
  await context.close()
  return result
}

/** Transferred bytes of the page and its stylesheets, which suffice for reading. */
async function readable(url) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setJavaScriptEnabled(false)
  const client = await page.createCDPSession()
  await client.send('Network.enable')
  const kinds = new Map()
  let bytes = 0
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (['Document', 'Stylesheet'].includes(kinds.get(requestId))) bytes += encodedDataLength
  })
  await page.goto(base + url, { waitUntil: 'networkidle0' })
  await context.close()
  return bytes
}

/** Runs in mdBook's page: the number of words in its index, and of those with a Chinese character. */
function countWords() {
  // The index is a trie: `df` and `docs` of a node are the document frequency and the documents of the word that ends
  // there.
  const words = (node, start) =>
    Object.entries(node).flatMap(([letter, below]) => {
      if (letter === 'df' || letter === 'docs') return []
      return [...(below.df ? [start + letter] : []), ...words(below, start + letter)]
    })
  const all = new Set(Object.values(window.search.index.index).flatMap(({ root }) => words(root, '')))
  return { words: all.size, chinese: [...all].filter((word) => /[\u4e00-\u9fff]/.test(word)).length }
}

const mdbookPage = 'mdbook/heilongjiang/9.html'
let mdbookIndex
const mdbook = await open(mdbookPage, async (page) => {
  await page.click('#mdbook-search-toggle, #search-toggle')
  await page.waitForFunction(() => window.elasticlunr && window.search?.index, { timeout: 10000 })
  mdbookIndex = await page.evaluate(countWords)
  return page.evaluate((list) => {
    const index = elasticlunr.Index.load(window.search.index)
    const find = (typed) => index.search(typed, window.search.search_options)
    return list.map((typed) => {
      find(typed)
      const start = performance.now()
      const hits = find(typed)
      const milliseconds = performance.now() - start
      const urls = hits.map(({ ref }) => window.search.doc_urls[ref])
      return { milliseconds, measures: urls.map((url) => Number(/heilongjiang\/(\d+)\.html/.exec(url)?.[1] ?? 0)) }
    })
  }, queries.map(({ typed }) => typed))
})

const pagefindSearch = async (page, list) =>
  page.evaluate(async (list) => {
    const pagefind = await import('/pagefind/pagefind/pagefind.js')
    await pagefind.init()
    const out = []
    for (const typed of list) {
      await pagefind.search(typed)
      const start = performance.now()
      const { results } = await pagefind.search(typed)
      const milliseconds = performance.now() - start
      const shown = await Promise.all(results.slice(0, 5).map((result) => result.data()))
      out.push({ milliseconds, measures: shown.map(({ url }) => Number(/measures\/(\d+)/.exec(url)?.[1] ?? 0)) })
    }
    return out
  }, list)
const pagefind = await open('pagefind/', (page) => pagefindSearch(page, queries.map(({ typed }) => typed)))

const measured = {
  queries: queries.length,
  ours: { ...summary(ours), readable: await readable('ours/heilongjiang/measures/9/') },
  mdbook: { ...summary(mdbook), readable: await readable(mdbookPage) },
  mdbook_index: { ...mdbookIndex, answered: mdbook.filter(({ measures }) => measures.length > 0).length },
  pagefind: {
    ...summary(pagefind),
   
    // Pagefind indexes this site's own page.
    readable: await readable('ours/heilongjiang/measures/9/'),
  },
  plain: { readable: await readable('plain/measure/') },
}
await browser.close()
console.log(JSON.stringify(measured))
