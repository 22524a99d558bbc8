// @ts-check
import { isNoticed } from './trial.mjs'

/**
 * @typedef {import('./find.mjs').Mutant} Mutant
 * @typedef {import('./trial.mjs').Fate} Fate
 * @typedef {import('./equivalents.mjs').Equivalent} Equivalent
 */

/**
 * What came of the mutants, in words: the survivors, the equivalent ones, the figures by room, and the total as the last line.
 * Equivalent mutants count neither as killed nor as survived. One that was killed is falsely called so, and a mark that fits
 * no mutant is left over from another text: both are told.
 *
 * @param {object} outcome
 * @param {readonly Mutant[]} outcome.mutants
 * @param {ReadonlyMap<number, Fate>} outcome.fates
 * @param {readonly Equivalent[]} outcome.equivalents
 * @param {ReadonlyMap<string, string>} outcome.roomOf room by path
 * @param {number} outcome.seconds
 * @returns {{ text: string, percent: number, falseMarks: number }}
 */
export function reportOf({ mutants, fates, equivalents, roomOf, seconds }) {
  const fateOf = (/** @type {Mutant} */ mutant) => fates.get(mutant.id) ?? 'not-run'
  const marked = mutants.map((mutant) => ({
    mutant,
    fate: fateOf(mutant),
    mark: equivalents.find((mark) => fits(mark, mutant)),
  }))
  const survivors = marked.filter(({ fate, mark }) => !isNoticed(fate) && mark === undefined)
  const equal = marked.filter(({ mark }) => mark !== undefined)
  const falseMarks = [
    ...equal
      .filter(({ fate }) => isNoticed(fate))
      .map(({ mutant }) => `A test tells it apart: ${inWords(mutant)}`),
    ...equivalents
      .filter((mark) => !mutants.some((mutant) => fits(mark, mutant)))
      .map((mark) => `No such mutant: ${mark.path}  ${mark.changed}`),
  ]
  const rooms = Map.groupBy(marked, ({ mutant }) => roomOf.get(mutant.path) ?? '')
  const total = counted(marked)
  const text = [
    ...survivors.map(
      ({ mutant, fate }) => `${fate === 'not-run' ? 'no test runs it' : 'survived'}: ${inWords(mutant)}`,
    ),
    ...equal.map(({ mutant, mark }) => `equivalent: ${inWords(mutant)}\n    because  ${mark?.why}`),
    ...falseMarks.map((line) => `falsely marked as equivalent: ${line}`),
    '',
    ...[...rooms].map(([room, inRoom]) => `${room}: ${figures(counted(inRoom))}`),
    `${[...fates.values()].filter((fate) => fate === 'stuck').length} ended only because they took too long; ${seconds} s in all.`,
    `${total.killed} of ${total.killed + total.survived} mutants killed (${percentOf(total).toFixed(1)} %)`,
    '',
  ]
  return { text: text.join('\n'), percent: percentOf(total), falseMarks: falseMarks.length }
}

/** @typedef {{ all: number, killed: number, survived: number, equivalent: number }} Counts */

/**
 * @param {readonly { fate: Fate, mark: Equivalent | undefined }[]} marked
 * @returns {Counts}
 */
function counted(marked) {
  const plain = marked.filter(({ mark }) => mark === undefined)
  const killed = plain.filter(({ fate }) => isNoticed(fate)).length
  return {
    all: marked.length,
    killed,
    survived: plain.length - killed,
    equivalent: marked.length - plain.length,
  }
}

/** @param {Counts} counts */
function figures(counts) {
  const { all, killed, survived, equivalent } = counts
  return `${all} mutants, ${killed} killed, ${survived} survived, ${equivalent} equivalent (${percentOf(counts).toFixed(1)} %)`
}

/**
 * In tenths, rounded down: 85.0 means that many.
 * @param {Counts} counts
 */
function percentOf({ killed, survived }) {
  return killed + survived === 0 ? 100 : Math.floor((1000 * killed) / (killed + survived)) / 10
}

/** @param {Mutant} mutant */
function inWords({ path, line, code, changed }) {
  return `${path}:${line}\n    was      ${inBrief(code)}\n    becomes  ${inBrief(changed)}`
}

/**
 * A table that is changed as a whole is a line of pages.
 * @param {string} line
 */
const inBrief = (line) => (line.length > 240 ? `${line.slice(0, 240)}…` : line)

/**
 * @param {Equivalent} mark
 * @param {Mutant} mutant
 */
function fits(mark, { path, code, changed }) {
  return mark.path === path && mark.code === code && mark.changed === changed
}
