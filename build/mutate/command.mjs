// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Halt, root, runIfStarted } from '../script.mjs'
import { voiceOn } from '../voice.mjs'
import { equivalents } from './equivalents.mjs'
import { mutantsOf } from './find.mjs'
import { reportOf } from './report.mjs'
import { sourcesToMutate, testsOfRules } from './rooms.mjs'
import { isNoticed, tryMutants } from './trial.mjs'

/** What `npm run mutate` asks for, in per cent. */
const LEAST = 85

await runIfStarted(import.meta.url, async () => {
  const voice = voiceOn()
  const wanted = process.argv.slice(2)
  const chosen = sourcesToMutate(root, wanted)
  if (chosen.length === 0) throw new Halt(`Nothing that is mutated is called ${wanted.join(', ')}.`)

  const began = Date.now()
  /** @type {Map<string, string>} */
  const sources = new Map()
  /** @type {import('./find.mjs').Mutant[]} */
  const mutants = []
  for (const source of chosen) {
    const text = readFileSync(join(root, source.path), 'utf8')
    sources.set(source.path, text)
    mutants.push(...mutantsOf({ ...source, text }, mutants.length))
  }
  /** @type {ReadonlyMap<number, import('./trial.mjs').Fate>} */
  let soFar = new Map()
  const noticed = () => [...soFar.values()].filter(isNoticed).length
  const fates = await voice.during(
    () => `  ${noticed()} of ${mutants.length} mutants noticed, ${secondsSince(began)} s`,
    tryMutants({
      root,
      sources,
      mutants,
      tests: testsOfRules(root),
      progress: (fates) => {
        soFar = fates
      },
    }),
  )

  const report = reportOf({
    mutants,
    fates,
    equivalents: equivalents.filter(({ path }) => sources.has(path)),
    roomOf: new Map(chosen.map(({ path, room }) => [path, room])),
    seconds: secondsSince(began),
  })
  const folder = join(root, 'build', '.mutants')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'report.txt'), report.text)
  process.stdout.write(report.text)
  process.exitCode = report.percent < LEAST || report.falseMarks > 0 ? 1 : 0
})

/** @param {number} began */
function secondsSince(began) {
  return Math.round((Date.now() - began) / 1000)
}
