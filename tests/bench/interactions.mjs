// Latency of interactions on a slow phone, from the input to the paint that shows its effect, compared with a minimal
// page.
//
// node interactions.mjs SITE REFERENCE COUNT prints one JSON list. REFERENCE is the URL of `reference/`, whose controls
// change one line. Both are measured in turn, so that other load on the machine affects both.
//
// Inputs are trusted: they are sent through the browser process, like a finger's. Two latencies are measured from the
// event's timestamp: until the next paint, as reported by Event Timing, on which "Interaction to Next Paint" is based;
// and until the first task after the frame in which the effect is visible. If the input opens another page, the first
// paint of that page counts.
//
// The service worker has stored the site beforehand, as for a user who has visited more than one page.

import { ANSWERS, openPhone, percentile, randomNumbers, startSearch, until, visit } from './browser.mjs'

const [site, reference, count] = process.argv.slice(2)
/** Minimum number of inputs of each kind. */
const COUNT = Number(count)
/** Number of consecutive inputs on the site before the same number on the reference page. */
const STRETCH = 10
const SLOWDOWN = 4
/** Typed text: pinyin letter by letter, then words that an input method inserts at once. */
const LETTERS = ['peixunbutie', 'gongzi', 'laomo']
const WORDS = ['培训', '补贴', '工伤', '技能', '欠薪', '退休', '劳模', '创新', '证书', '农民工', '合同', '社保']
/** The site ignores a second tap within 400 ms as accidental. */
const BETWEEN_TAPS_MS = 450
/** Maximum number of consecutive inputs without effect before the script fails. */
const MOST_MISSES = 3

const { browser, page } = await openPhone()
await page.evaluateOnNewDocument(() => {
  // The minimum duration that is reported, in milliseconds.
  const LEAST = 16
  const reported = []
  new PerformanceObserver((list) => reported.push(...list.getEntries())).observe({ type: 'event', durationThreshold: LEAST })

  /**
   * Milliseconds from an input to its next paint. `reported` only contains entries since the wait for this input began.
   */
  const untilPaint = async (type) => {
    // `change` events are not reported, but the key press that causes one is.
    const name = type === 'change' ? 'keydown' : type
    // Entries arrive after the paint; an event faster than the minimum has none.
    for (let waited = 0; waited < 20 && !reported.some((entry) => entry.name === name); waited++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return Math.max(LEAST, ...reported.map((entry) => entry.duration))
  }

  /**
   * Resolves when `isShown` holds in a frame after the event; the result is in milliseconds, `null` if the event does
   * not occur.
   */
  window.latencyOf = (type, isShown) =>
    new Promise((resolve) => {
      reported.length = 0
      // The tap may have missed its target.
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

  // The time of a tap is passed to the next page in the window's name.
  addEventListener('click', (event) => event.isTrusted && (window.name = String(performance.timeOrigin + event.timeStamp)), true)
  /** Milliseconds from the tap that opened this page to its first paint, and until it is at rest; falsy before. */
  window.arrival = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const isAtRest = document.readyState === 'complete' && document.documentElement.dataset.app !== 'starting'
    const since = (time) => performance.timeOrigin + time - Number(window.name)
    return paint && isAtRest && { paint: since(paint.startTime), shown: since(performance.now()) }
  }
})

/** Measures the latency of an input that causes an event of this type; `isShown` is a script expression. */
async function latency(type, input, isShown = 'true') {
  // Starts listening first, because input and scripts reach the page through independent channels.
  await page.evaluate(`void (window.measured = latencyOf('${type}', () => ${isShown}))`)
  await input()
  return page.evaluate('window.measured')
}

/** Collects times until there are enough; throws after too many consecutive misses. */
async function collect(times, enough, input) {
  for (let misses = 0; times.length < enough; ) {
    const time = await input()
    misses = time === null ? misses + 1 : 0
    if (misses > MOST_MISSES) throw new Error(`${page.url()}: nothing answers to the inputs`)
    if (time) times.push(time)
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const random = randomNumbers(11)

/** Opens and prepares a page at full speed, then slows down the processor. */
async function open(url, needed, prepare = () => {}) {
  await page.emulateCPUThrottling(1)
  await visit(page, url, ...needed)
  await prepare()
  await page.emulateCPUThrottling(SLOWDOWN)
}

/** Taps an element. */
async function tap(selector) {
  const box = await page.evaluate((selector) => {
    const element = document.querySelector(selector)
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }, selector)
  await page.touchscreen.tap(box.x, box.y)
}

/** Types into the search box, and empties it after each text. */
async function type(times, enough) {
  let at = times.length
  await page.focus('#query')
  await collect(times, enough, async () => {
    const keys = INPUTS[at++ % INPUTS.length]
    if (keys !== 'Backspace') {
      return latency('input', () => (isLetter(keys) ? page.keyboard.press(keys) : page.keyboard.sendCharacter(keys)))
    }
    // The page has just been opened if the box is empty.
    const isEmpty = await page.evaluate(() => {
      const box = document.querySelector('#query')
      box.select()
      return box.value === ''
    })
    return isEmpty ? undefined : latency('input', () => page.keyboard.press(keys))
  })
}

const isLetter = (keys) => /^[a-z]$/.test(keys)
const INPUTS = [...LETTERS.map((letters) => [...letters]), ...WORDS.map((word) => [word])].flatMap((keys) => [...keys, 'Backspace'])

/** Selects the next option of each list in turn, and after the last one the first. */
async function choose(times, enough, filters) {
  let at = 0
  await collect(times, enough, async () => {
    const filter = filters[at++ % filters.length]
    const key = await page.evaluate((filter) => {
      const list = document.querySelector(filter)
      // The filter may be in a collapsed section.
      for (let fold = list.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
      list.focus()
      return list.selectedIndex === list.length - 1 ? 'Home' : 'ArrowDown'
    }, filter)
    // An arrow key on a closed list selects its next option.
    return latency('change', () => page.keyboard.press(key))
  })
}

const PLACES = [
  ['measures/', ['#area', '#for', '#topic']],
  ['figures/', ['#group', '#order']],
  ['compare/', ['#relation', '#topic', '#area']],
]

async function filter(times, enough) {
  const before = times.length
  for (const [at, [path, filters]] of PLACES.entries()) {
    await open(site + path, filters)
    await choose(times, before + Math.ceil(((enough - before) * (at + 1)) / PLACES.length), filters)
  }
}

/** Times from the last answer to the result page, which opens by itself. */
const results = []

/** Completes the wizard with random answers, again and again. */
async function answer(times, enough) {
  const begin = async () => {
    // Session storage is cleared and the page closed, so that the wizard starts without answers.
    await page.evaluate(() => sessionStorage.clear())
    await page.goto('about:blank')
    await open(site + 'wizard/', [ANSWERS])
  }
  const shown = "document.querySelector('main').dataset.before !== document.querySelector('h1').textContent"
  await open(site + 'wizard/', [])
  await begin()
  await collect(times, enough, async () => {
    await pause(BETWEEN_TAPS_MS)
    const isAtEnd = await page.evaluate(markAnswer, ANSWERS, random(), random())
    if (isAtEnd) {
      await begin()
      return undefined
    }
    // A contradictory answer is rejected with a message.
    const isShown = `${shown} || document.querySelector('.problem').textContent`
    // After the last answer the page is left, and the evaluation fails.
    const time = await latency('click', () => tap('[data-tapped]'), isShown).catch(() => undefined)
    if (time !== undefined && !(await page.evaluate(() => document.querySelector('main .to-result')).catch(() => true))) return time
    results.push(await arrival())
    await begin()
    return time
  })
}

/**
 * Runs in the page: marks a random visible answer, ticking a box first if there are any; returns whether there is none.
 */
function markAnswer(answers, chance, other) {
  const main = document.querySelector('main')
  const visible = [...main.querySelectorAll(answers + ', main form.boxes [type=submit]')].filter((one) => one.checkVisibility())
  main.querySelectorAll('[data-tapped]').forEach((element) => element.removeAttribute('data-tapped'))
  main.dataset.before = document.querySelector('h1').textContent
  const chosen = visible[Math.floor(chance * visible.length)]
  if (!chosen) return true
  chosen.dataset.tapped = ''
  const boxes = chosen.type === 'submit' ? [...main.querySelectorAll('[name=held]')] : []
  if (boxes.length > 0) boxes[Math.floor(other * boxes.length)].checked = true
  return false
}

/** The times of the page opened by the last tap. */
function arrival() {
  return until(page, 'the tap leads to no other page', () => !window.isLeft && window.arrival())
}

/** Follows random links. */
async function turn(times, enough, start, markLink) {
  await open(start, ['a[href]'])
  await collect(times, enough, async () => {
    await pause(BETWEEN_TAPS_MS)
    // Some pages can only be left by the menu; restarts from the first page then.
    while (!(await page.evaluate(markLink, random()))) await open(start, ['a[href]'])
    await tap('[data-tapped]')
    // Another element may have covered the link.
    return arrival().catch(() => null)
  })
}

/** Runs in the page: marks a random visible link to another page; returns whether there is one. */
function markAnyPage(chance) {
  window.isLeft = true
  const isPage = ({ origin, pathname }) =>
    origin === location.origin && pathname !== location.pathname && pathname.endsWith('/') && !/\/(data|embed)\//.test(pathname)
  const links = [...document.querySelectorAll('header nav a, main a[href]')].filter((link) => isPage(link) && link.checkVisibility())
  const link = links[Math.floor(chance * links.length)]
  if (link) link.dataset.tapped = ''
  return links.length > 0
}

/** Runs in the page: marks the link of the reference page. */
function markOtherPage() {
  window.isLeft = true
  document.querySelector('#page').dataset.tapped = ''
  return true
}

/**
 * The kinds of interactions on the site (`here`) and the reference page (`there`). Each function gets the times so far
 * and the required number.
 */
const KINDS = [
  {
    kind: 'a key in the search box',
    here: async (...times) => {
      await open(site + 'measures/', ['#query'], () => startSearch(page))
      await type(...times)
    },
    there: async (...times) => {
      await open(reference, ['#query'])
      await type(...times)
    },
  },
  {
    kind: 'an answer in the wizard',
    here: answer,
    there: async (times, enough) => {
      await open(reference, ['#answer'])
      await collect(times, enough, () => latency('click', () => tap('#answer')))
    },
  },
  {
    kind: 'a filter',
    here: filter,
    there: async (...times) => {
      await open(reference, ['#filter'])
      await choose(...times, ['#filter'])
    },
  },
  {
    kind: 'another page',
    here: (...times) => turn(...times, site + 'heilongjiang/measures/9/', markAnyPage),
    there: (...times) => turn(...times, reference, markOtherPage),
  },
]

await visit(page, site)
await until(page, 'the site is not stored', () => document.documentElement.dataset.offline === 'ready')

const rows = []
for (const { kind, here, there } of KINDS) {
  const [ours, theirs] = [[], []]
  while (theirs.length < COUNT) {
    await here(ours, Math.min(COUNT, ours.length + STRETCH))
    await there(theirs, ours.length)
  }
  rows.push({ kind, here: summary(ours), reference: summary(theirs) })
}
if (results.length > 0) rows.push({ kind: 'the result, by the last answer', here: summary(results), reference: null })

function summary(times) {
  const spread = (list) => ({ half: percentile(list, 0.5), most: percentile(list, 0.98), worst: percentile(list, 1) })
  return { count: times.length, paint: spread(times.map(({ paint }) => paint)), shown: spread(times.map(({ shown }) => shown)) }
}

await browser.close()
console.log(JSON.stringify(rows))
