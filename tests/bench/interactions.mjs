// From an input to the next paint that shows its answer, on a slow phone, beside the least that any page can do.
//
// node interactions.mjs SITE REFERENCE COUNT prints one JSON list. REFERENCE is the address of `reference/`, whose
// controls change one line. Both are measured in turn, so that what else the machine does strikes both.
//
// The inputs are real ones: they come through the browser's process, as a finger's do. Two things are measured, both
// from the event's own time: until the next paint, as the browser itself reports it for each event (Event Timing, what
// "Interaction to Next Paint" is made of), and until the first task after the frame in which the answer stands. Where
// the answer is another page, it is the first paint of that.
//
// The site's worker has stored the site before, as for a reader who stays longer than a page.

import { ANSWERS, openPhone, percentile, randomNumbers, startSearch, until, visit } from './browser.mjs'

const [site, reference, count] = process.argv.slice(2)
/** How many inputs of each kind there are to be at least. */
const COUNT = Number(count)
/** So many inputs follow each other here, then so many on the reference page: what slows the machine strikes both. */
const STRETCH = 10
const SLOWDOWN = 4
/** What people type: pinyin letter by letter, then words that an input method puts in whole. */
const LETTERS = ['peixunbutie', 'gongzi', 'laomo']
const WORDS = ['培训', '补贴', '工伤', '技能', '欠薪', '退休', '劳模', '创新', '证书', '农民工', '合同', '社保']
/** A tap where another was just now is taken for a slip of the finger: within 400 ms. */
const BETWEEN_TAPS_MS = 450
/** So many inputs in a row may miss, before what they are meant for is taken to be dead. */
const MOST_MISSES = 3

const { browser, page } = await openPhone()
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

  // The page that a tap leads to learns from the window's name when that was.
  addEventListener('click', (event) => event.isTrusted && (window.name = String(performance.timeOrigin + event.timeStamp)), true)
  /** The milliseconds from the tap that led here to the first paint, and until the page is at rest; nothing before. */
  window.arrival = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const isAtRest = document.readyState === 'complete' && document.documentElement.dataset.app !== 'starting'
    const since = (time) => performance.timeOrigin + time - Number(window.name)
    return paint && isAtRest && { paint: since(paint.startTime), shown: since(performance.now()) }
  }
})

/** The latency of an input that raises the event, with what shows the answer as words of a script. */
async function latency(type, input, isShown = 'true') {
  // Listens before the input comes: the two ways into the browser do not wait for each other.
  await page.evaluate(`void (window.measured = latencyOf('${type}', () => ${isShown}))`)
  await input()
  return page.evaluate('window.measured')
}

/** Collects the times of inputs until there are enough; throws where one after the other hits nothing. */
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

/** Opens a page at the machine's own speed, does there what is to be done first, and goes on slowed down. */
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

/** Types on and on into the field of the page. */
async function type(times, enough) {
  let at = times.length
  await page.focus('#query')
  await collect(times, enough, async () => {
    const { keys, isFirst } = INPUTS[at++ % INPUTS.length]
    if (isFirst) {
      await page.evaluate(() => document.querySelector('#query').select())
      await page.keyboard.press('Backspace')
    }
    return latency('input', () => (isLetter(keys) ? page.keyboard.press(keys) : page.keyboard.sendCharacter(keys)))
  })
}

const isLetter = (keys) => /^[a-z]$/.test(keys)
const INPUTS = [...LETTERS.map((letters) => [...letters]), ...WORDS.map((word) => [word])].flatMap((all) =>
  all.map((keys, at) => ({ keys, isFirst: at === 0 })),
)

/** Chooses the next option of one list after the other; behind the last the first. */
async function choose(times, enough, filters) {
  let at = 0
  await collect(times, enough, async () => {
    const filter = filters[at++ % filters.length]
    const key = await page.evaluate((filter) => {
      const list = document.querySelector(filter)
      // Some stand in a fold.
      for (let fold = list.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
      list.focus()
      return list.selectedIndex === list.length - 1 ? 'Home' : 'ArrowDown'
    }, filter)
    // A key on a closed list chooses the next of it.
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

/** From the last answer to the page of the result, which comes by itself. */
const results = []

/** Goes through the questions with any answers; at the end begins anew. */
async function answer(times, enough) {
  const begin = async () => {
    // What was answered is forgotten with the load, for the window's memory ends with it.
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
    // An answer that contradicts another is refused, which is an answer too.
    const isShown = `${shown} || document.querySelector('.problem').textContent`
    // Behind the last answer the page is left, and with it what measures.
    const time = await latency('click', () => tap('[data-tapped]'), isShown).catch(() => undefined)
    if (time !== undefined && !(await page.evaluate(() => document.querySelector('main .to-result')).catch(() => true))) return time
    results.push(await arrival())
    await begin()
    return time
  })
}

/** In the page: marks one of the answers that can be seen; boxes are ticked first. Whether there is none. */
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

/** The times of the page that a tap has led to. */
function arrival() {
  return until(page, 'the tap leads to no other page', () => !window.isLeft && window.arrival())
}

/** Follows links. */
async function turn(times, enough, start, markLink) {
  await open(start, ['a[href]'])
  await collect(times, enough, async () => {
    await pause(BETWEEN_TAPS_MS)
    // From some pages a menu alone leads on.
    while (!(await page.evaluate(markLink, random()))) await open(start, ['a[href]'])
    await tap('[data-tapped]')
    // What lies over the link may have got the tap.
    return arrival().catch(() => null)
  })
}

/** In the page: marks one of the links to other pages that can be seen; whether there is one. */
function markAnyPage(chance) {
  window.isLeft = true
  const isPage = ({ origin, pathname }) =>
    origin === location.origin && pathname !== location.pathname && pathname.endsWith('/') && !/\/(data|embed)\//.test(pathname)
  const links = [...document.querySelectorAll('header nav a, main a[href]')].filter((link) => isPage(link) && link.checkVisibility())
  const link = links[Math.floor(chance * links.length)]
  if (link) link.dataset.tapped = ''
  return links.length > 0
}

/** In the page: marks the link of the reference. */
function markOtherPage() {
  window.isLeft = true
  document.querySelector('#page').dataset.tapped = ''
  return true
}

/** What is measured: here, and on the reference page. Each takes the times so far, and how many there are to be. */
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
