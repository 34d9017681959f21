// Compares the rule engine with Publicodes, on the same benefits and people.
//
// node rules.mjs MODULE CORPUS DATA ESBUILD prints one JSON object. `--load ours` or `--load theirs` before them loads
// that engine once and prints the time in milliseconds.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

import { situation, translate } from './publicodes.mjs'
import { numbers, randomAnswers, randomNumbers } from './situations.mjs'

const AS_OF = '2018-06-01'
const PEOPLE = 200
const LOADS = 9
/**
 * Maximum number of random people to generate. Those with contradictory answers, for which there is no verdict, are
 * discarded.
 */
const MOST_TRIES = 20000

const load = process.argv[2] === '--load' ? process.argv[3] : null
const [modulePath, corpus, data, esbuild] = process.argv.slice(load ? 4 : 2)
const publicodes = path.join(process.env.PEERS, 'publicodes/dist/index.js')
const json = (name) => JSON.parse(readFileSync(path.join(data, name), 'utf8'))
const { benefits } = json('benefits.json')
const { facts } = json('questions.json')
const { rules, names } = translate(benefits, facts, AS_OF)

function ours() {
  const { Domain } = createRequire(import.meta.url)(path.resolve(modulePath))
  return new Domain(readFileSync(corpus))
}

async function theirs() {
  const { default: Engine } = await import(pathToFileURL(publicodes).href)
  return new Engine(rules, { logger: { log() {}, warn() {}, error: console.error } })
}

if (load) {
  const start = performance.now()
  const engine = load === 'ours' ? ours() : await theirs()
  // The load time includes the first evaluation.
  if (load === 'ours') engine.verdicts(new Uint32Array(), 20180601)
  else engine.evaluate(names[0])
  console.log(performance.now() - start)
  process.exit()
}

const domain = ours()
const engine = await theirs()

const people = []
const random = randomNumbers(7)
for (let tries = 0; people.length < PEOPLE && tries < MOST_TRIES; tries++) {
  // Half of the people have answered everything, half about every other question.
  const answers = randomAnswers(facts, people.length % 2 === 0 ? 1 : 0.5, random)
  if (domain.verdicts(numbers(answers, facts), 20180601)) people.push(answers)
}

const VERDICT = ['no', 'yes', 'open']
function theirVerdicts(answers) {
  engine.setSituation(situation(answers, facts))
  return names.map((name) => {
    const value = engine.evaluate(name).nodeValue
    return value === true ? 'yes' : value === undefined ? 'open' : 'no'
  })
}
const ourVerdicts = (answers) =>
  Array.from(domain.verdicts(numbers(answers, facts), 20180601), (code) => VERDICT[code])

let same = 0
const differences = {}
for (const answers of people) {
  const [mine, other] = [ourVerdicts(answers), theirVerdicts(answers)]
  mine.forEach((verdict, at) => {
    if (verdict === other[at]) return same++
    const kind = `${verdict} here, ${other[at]} there`
    differences[kind] ??= { count: 0, benefits: {}, complete: 0 }
    differences[kind].count++
    differences[kind].benefits[benefits[at].id] ??= 0
    differences[kind].benefits[benefits[at].id]++
    if (answers.length === facts.length) differences[kind].complete++
  })
}

function median(list) {
  return list.sort((a, b) => a - b)[list.length >> 1]
}

function loadTime(which) {
  const run = () =>
    Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--load', which, ...process.argv.slice(2)]))
  return median(Array.from({ length: LOADS }, run))
}

/** Milliseconds for all benefits of one person: the median over the rounds. */
function timed(verdicts, rounds) {
  const times = []
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    people.forEach(verdicts)
    // The first round is warm-up.
    if (round > 0) times.push((performance.now() - start) / people.length)
  }
  return median(times)
}

function packed(...buffers) {
  const sum = (pack) => buffers.reduce((sum, buffer) => sum + pack(buffer).length, 0)
  return { raw: sum((buffer) => buffer), gzip: sum((buffer) => gzipSync(buffer, { level: 9 })), brotli: sum(brotliCompressSync) }
}

const glue = readFileSync(modulePath)
const wasm = readFileSync(modulePath.replace(/\.js$/, '_bg.wasm'))
const engineCode = execFileSync(esbuild, ['--bundle', '--minify', '--format=esm', '--platform=browser', publicodes], {
  maxBuffer: 1 << 26,
  stdio: ['ignore', 'pipe', 'ignore'],
})
console.log(
  JSON.stringify({
    benefits: benefits.length,
    people: people.length,
    same,
    differences,
    ours: {
      load: loadTime('ours'),
      person: timed(ourVerdicts, 20),
      code: packed(glue, wasm),
      rules: packed(readFileSync(corpus)),
    },
    theirs: {
      version: JSON.parse(readFileSync(path.join(process.env.PEERS, 'publicodes/package.json'), 'utf8')).version,
      load: loadTime('theirs'),
      person: timed(theirVerdicts, 2),
      code: packed(engineCode),
      rules: packed(Buffer.from(JSON.stringify(rules))),
    },
    node: process.version,
  }),
)
