// Translates the benefits of the open data into Publicodes rules, with the same facts, gates and conditions.
//
// Features without an equivalent are approximated: each option of a multiple-choice question is a question of its own,
// an open list (等) is treated as closed, and application terms are computed for one fixed as-of date.

const name = (id) => id.replaceAll(/[-_]/g, ' ')
const option = (fact, id) => `${name(fact)} ${name(id)}`
const date = (iso) => iso.split('-').reverse().join('/')

/** Returns the rules, and for each benefit the name of its rule. */
export function translate(benefits, facts, asOf) {
  const rules = {}
  for (const fact of facts) {
    const gate = fact.applies_if ? { 'applicable si': condition(fact.applies_if) } : {}
    if (fact.kind === 'several_of') {
      for (const { id } of fact.options) rules[option(fact.id, id)] = { question: fact.question, ...gate }
    } else {
      rules[name(fact.id)] = { question: fact.question, ...gate }
    }
  }
  for (const benefit of benefits) {
    const asked = [benefit.target, benefit.condition].filter(Boolean)
    rules[`benefit ${name(benefit.id)}`] = { 'toutes ces conditions': asked.map(condition) }
  }
  return { rules, names: benefits.map(({ id }) => `benefit ${name(id)}`) }

  function condition(part) {
    if (part.all) return { 'toutes ces conditions': part.all.map(condition) }
    if (part.any) return { 'une de ces conditions': part.any.map(condition) }
    if (part.not) return { '=': [condition(part.not), 'non'] }
    const fact = name(part.fact)
    const or = (list) => (list.length === 1 ? list[0] : { 'une de ces conditions': list })
    if (part.in) return or(part.in.map((id) => `${fact} = '${id}'`))
    if (part.has) return `${option(part.fact, part.has)} = oui`
    if (part.has_not) return `${option(part.fact, part.has_not)} = non`
    if (part.is !== undefined) return `${fact} = ${part.is ? 'oui' : 'non'}`
    if (part.between) {
      const stretch = ({ min, max }) => ({ 'toutes ces conditions': [`${fact} >= ${min}`, `${fact} <= ${max}`] })
      return or(part.between.map(stretch))
    }
    if (part.on_or_after) return `${fact} >= ${date(part.on_or_after)}`
    if (part.on_or_before) return `${fact} <= ${date(part.on_or_before)}`
    if (part.within_months) {
      const since = new Date(`${asOf}T00:00:00Z`)
      since.setUTCMonth(since.getUTCMonth() - part.within_months)
      const first = date(since.toISOString().slice(0, 10))
      return { 'toutes ces conditions': [`${fact} >= ${first}`, `${fact} <= ${date(asOf)}`] }
    }
    throw new Error(`a condition of an unknown kind: ${JSON.stringify(part)}`)
  }
}

/** Converts answers into a Publicodes situation. */
export function situation(answers, facts) {
  const given = {}
  for (const [place, answer] of answers) {
    const fact = facts[place]
    switch (fact.kind) {
      case 'one_of':
        given[name(fact.id)] = `'${fact.options[answer].id}'`
        break
      case 'several_of':
        fact.options.forEach(({ id }, at) => (given[option(fact.id, id)] = answer.includes(at) ? 'oui' : 'non'))
        break
      case 'yes_no':
        given[name(fact.id)] = answer ? 'oui' : 'non'
        break
      case 'date':
        given[name(fact.id)] = date(answer)
        break
      default:
        given[name(fact.id)] = answer
    }
  }
  return given
}
