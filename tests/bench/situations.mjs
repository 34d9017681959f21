// Generates random people, the same in every run.

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

// Dates around the thresholds of the text: 2017-01-01, and one year before the as-of date.
const DAYS = ['2016-12-31', '2017-01-01', '2017-05-31', '2017-06-01', '2018-05-31', '2018-06-01', '2018-06-02']

/** Answers each question with probability `share`, the first always; returns pairs of fact index and answer. */
export function randomAnswers(facts, share, random) {
  const below = (count) => Math.floor(random() * count)
  const answers = []
  facts.forEach((fact, place) => {
    if (place > 0 && random() >= share) return
    answers.push([place, answer(fact)])
  })
  return answers

  function answer(fact) {
    switch (fact.kind) {
      case 'one_of':
        return below(fact.options.length)
      case 'several_of':
        return fact.options.map((_, at) => at).filter(() => random() < 0.35)
      case 'yes_no':
        return random() < 0.5
      case 'date':
        return DAYS[below(DAYS.length)]
      default:
        return fact.min + below(fact.max - fact.min + 1)
    }
  }
}

/** Encodes the answers for the WebAssembly module: three numbers each. */
export function numbers(answers, facts) {
  const out = []
  for (const [place, answer] of answers) {
    if (facts[place].kind === 'several_of') {
      const bits = answer.reduce((bits, at) => bits | (1n << BigInt(at)), 0n)
      out.push(place, Number(bits & 0xffffffffn), Number(bits >> 32n))
    } else if (facts[place].kind === 'date') {
      out.push(place, Number(answer.replaceAll('-', '')), 0)
    } else {
      out.push(place, Number(answer), 0)
    }
  }
  return Uint32Array.from(out)
}
