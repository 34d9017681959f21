// From an input to the next paint that shows its answer, on a slow phone.
//
// node interactions.mjs SITE COUNT [PROFILES] prints one JSON list; with a folder PROFILES it also writes what the
// processor did during each kind of input, for Chromium's developer tools.
//
// The inputs are real ones: they come through the browser's process, as a finger's do. Two things are measured, both
// from the event's own time: until the next paint, as the browser itself reports it for each event (Event Timing, what
// "Interaction to Next Paint" is made of), and until the first task after the frame in which the answer stands.

import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { openPhone, percentile, randomNumbers, visit } from './browser.mjs'

/** How many inputs of each kind there are to be at least. */
const COUNT = Number(process.argv[3])
const [site, , profiles] = process.argv.slice(2)
const SLOWDOWN = 4
/** What people type: pinyin letter by letter, then words that an input method puts in whole. */
const LETTERS = ['peixunbutie', 'gongzi', 'laomo']
const WORDS = ['培训', '补贴', '工伤', '技能', '欠薪', '退休', '劳模', '创新', '证书', '农民工', '合同', '社保']

const { browser, page, client } = await openPhone()
await page.evaluateOnNewDocument(() => {
  // The least that is reported, in milliseconds.
  const LEAST = 16
  const reported = []
  new PerformanceObserver((list) => reported.push(...list.getEntries())).observe({ type: 'event', durationThreshold: LEAST })

  /** The milliseconds from an input to its next paint. What is reported since the input was waited for is of it. */
  const untilPaint = async (type) => {
    // The choice of another option is not reported; the key that made it is.
    const name = type === 'change' ? 'keydown' : type
    // The browser reports after the paint. What was faster than the least is not reported at all.
    for (let waited = 0; waited < 20 && !reported.some((entry) => entry.name === name); waited++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return Math.max(LEAST, ...reported.map((entry) => entry.duration))
  }

  /** Waits for an event, then for the frame in which `isShown` holds; gives milliseconds. */
  window.latencyOf = (type, isShown) =>
    new Promise((resolve) => {
      reported.length = 0
      // A tap that hits nothing is no input.
      setTimeout(() => resolve(null), 5000)
      const heard = (event) => {
        removeEventListener(type, heard, true)
        const look = () => {
          if (!isShown()) return requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = async () => {
            const shown = performance.now() - event.timeStamp
            resolve({ shown, paint: await untilPaint(type) })
          }
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
      }
      addEventListener(type, heard, true)
    })
})

/** The latency of an input that raises the event, with what shows the answer as words of a script. */
async function latency(type, input, isShown = 'true') {
  // Listens before the input comes: the two ways into the browser do not wait for each other.
  await page.evaluate(`void (window.measured = latencyOf('${type}', () => ${isShown}))`)
  await input()
  return page.evaluate('window.measured')
}

async function typing() {
  const times = []
  while (times.length < COUNT) {
    for (const letters of LETTERS) {
      await clear()
      for (const letter of letters) times.push(await latency('input', () => page.keyboard.press(letter)))
    }
    for (const word of WORDS) {
      await clear()
      times.push(await latency('input', () => page.keyboard.sendCharacter(word)))
    }
  }
  return times

  async function clear() {
    await page.focus('#query')
    await page.evaluate(() => document.querySelector('#query').select())
    await page.keyboard.press('Backspace')
  }
}

const random = randomNumbers(11)

/** Taps an element that has been marked in the page. */
async function tap(selector) {
  const box = await page.evaluate((selector) => {
    const element = document.querySelector(selector)
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }, selector)
  await page.touchscreen.tap(box.x, box.y)
}

/** Goes through the questions with any answers; at the end begins anew. */
async function answering() {
  const times = []
  const shown = "document.querySelector('main').dataset.before !== document.querySelector('h1').textContent"
  while (times.length < COUNT) {
    const isAtEnd = await page.evaluate((chance) => {
      const main = document.querySelector('main')
      const choices = [...main.querySelectorAll('[data-topic], [data-answer]')]
      main.querySelectorAll('[data-tapped]').forEach((element) => element.removeAttribute('data-tapped'))
      main.dataset.before = document.querySelector('h1').textContent
      if (choices.length > 0) choices[Math.floor(chance * choices.length)].dataset.tapped = ''
      return choices.length === 0
    }, random())
    if (isAtEnd) {
      // What was answered is forgotten with the load, for the window's memory ends with it.
      await page.evaluate(() => sessionStorage.clear())
      await page.goto('about:blank')
      await visit(page, site + 'wizard/')
    } else {
      // An answer that contradicts another is refused, which is an answer too.
      times.push(await latency('click', () => tap('[data-tapped]'), `${shown} || document.querySelector('.problem').textContent`))
    }
  }
  return times
}

async function filtering() {
  const times = []
  const places = [['measures/', ['#area', '#for', '#topic']], ['figures/', ['#group', '#order']], ['compare/', ['#relation', '#area']]]
  for (const [path, filters] of places) {
    await visit(page, site + path)
    for (let at = 0; at < COUNT / places.length; at++) {
      // A key on a closed list chooses the next of it.
      const filter = filters[at % filters.length]
      await page.focus(filter)
      const key = await page.evaluate((filter) => {
        const { selectedIndex, length } = document.querySelector(filter)
        return selectedIndex === length - 1 ? 'Home' : 'ArrowDown'
      }, filter)
      times.push(await latency('change', () => page.keyboard.press(key)))
    }
  }
  return times
}

async function turning() {
  const times = []
  await visit(page, site + 'heilongjiang/measures/9/')
  const shown = "document.querySelector('main').dataset.before === undefined"
  while (times.length < COUNT) {
    await page.evaluate((chance) => {
      const main = document.querySelector('main')
      main.dataset.before = ''
      const isPage = (link) => link.pathname !== location.pathname && !/\/(data|embed)\//.test(link.pathname) && link.origin === location.origin
      const links = [...document.querySelectorAll('header nav a, main a[href]')].filter((link) => isPage(link) && link.checkVisibility())
      links[Math.floor(chance * links.length)].dataset.tapped = ''
    }, random())
    times.push(await latency('click', () => tap('[data-tapped]'), shown))
    await page.evaluate(() => document.querySelectorAll('[data-tapped]').forEach((link) => link.removeAttribute('data-tapped')))
  }
  return times
}

const KINDS = [
  ['a key in the search box', 'measures/', typing],
  ['an answer in the wizard', 'wizard/', answering],
  ['a filter', 'measures/', filtering],
  ['another page', 'heilongjiang/measures/9/', turning],
]

const rows = []
for (const [kind, start, inputs] of KINDS) {
  await visit(page, site + start)
  await page.emulateCPUThrottling(SLOWDOWN)
  if (profiles) {
    await client.send('Profiler.enable')
    await client.send('Profiler.start')
  }
  const times = (await inputs()).filter((time) => time !== null)
  if (profiles) {
    const { profile } = await client.send('Profiler.stop')
    writeFileSync(path.join(profiles, `${start.split('/')[0]}-${rows.length}.cpuprofile`), JSON.stringify(profile))
  }
  await page.emulateCPUThrottling(1)
  rows.push({ kind, count: times.length, paint: spread(times.map(({ paint }) => paint)), shown: spread(times.map(({ shown }) => shown)) })
}

function spread(times) {
  return { half: percentile(times, 0.5), most: percentile(times, 0.98), worst: percentile(times, 1) }
}

await browser.close()
console.log(JSON.stringify(rows))
