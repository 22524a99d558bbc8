// @ts-check

/** The name of the switch in an instrumented file: a function that answers whether this mutant is the one on trial. */
export const SWITCH = '__mutant__'

/**
 * A source file that holds all of its mutants at once, each behind the switch: `(__mutant__(7) ? (a <= b) : (a < b))`.
 * @param {string} text
 * @param {readonly import('./find.mjs').Mutant[]} mutants of this file
 * @returns {string}
 */
export function instrumented(text, mutants) {
  /** @type {Map<string, Switched>} */
  const hosts = new Map()
  for (const mutant of mutants) {
    const { start, end, statement } = mutant.host
    const key = `${start} ${end} ${statement}`
    const host = hosts.get(key) ?? { ...mutant.host, mutants: [] }
    host.mutants.push(mutant)
    hosts.set(key, host)
  }
  // An outer host comes before those in it. A statement that is one expression is the outer of the two.
  const order = [...hosts.values()].sort(
    (a, b) => a.start - b.start || b.end - a.end || Number(b.statement) - Number(a.statement),
  )
  return between(text, 0, text.length, order)
}

/** @typedef {import('./find.mjs').Host & { mutants: import('./find.mjs').Mutant[] }} Switched */

/**
 * The text from `start` to `end`, with the hosts in it switched. Takes those hosts off the front of `order`.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Switched[]} order
 * @returns {string}
 */
function between(text, start, end, order) {
  let made = ''
  let at = start
  for (let host = order[0]; host !== undefined && host.start < end; host = order[0]) {
    order.shift()
    made += text.slice(at, host.start) + switched(host, between(text, host.start, host.end, order))
    at = host.end
  }
  return made + text.slice(at, end)
}

/**
 * @param {Switched} host
 * @param {string} original its own text, with the hosts in it switched
 */
function switched({ statement, mutants }, original) {
  if (!statement) {
    const choices = mutants.map(({ id, becomes }) => `${SWITCH}(${id})?(${becomes}):`)
    return `(${choices.join('')}(${original}))`
  }
  const choices = mutants.map(({ id, becomes }) => `if(${SWITCH}(${id})){${becomes}}else `)
  return `{${choices.join('')}{${original}}}`
}
