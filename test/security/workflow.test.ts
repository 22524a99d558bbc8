import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '#build/script.mjs'
import { readYaml } from '#test/support/yaml.ts'

const FOLDER = join(root, '.github', 'workflows')

/** The actions whose commit is not known for certain, by their tag. */
const BY_TAG: readonly string[] = []

const Step = v.looseObject({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.string()), {}),
  env: v.optional(v.record(v.string(), v.string()), {}),
})
const Workflow = v.looseObject({
  on: v.record(v.string(), v.unknown()),
  permissions: v.record(v.string(), v.string()),
  concurrency: v.looseObject({ group: v.string() }),
  jobs: v.record(
    v.string(),
    v.looseObject({
      permissions: v.record(v.string(), v.string()),
      'timeout-minutes': v.pipe(v.string(), v.digits()),
      steps: v.pipe(v.array(Step), v.minLength(1)),
    }),
  ),
})

const files = readdirSync(FOLDER)

test('there is one workflow that runs check, tests, the specs in Electron and the installers', async () => {
  expect(files).toEqual(['ci.yml'])
  const { jobs } = v.parse(Workflow, await readYaml(readFileSync(join(FOLDER, 'ci.yml'), 'utf8')))
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run.split('\n')))
  for (const command of [
    /^npm run check$/,
    /^npm test$/,
    /^npm test -- test\/unit\/.*test\/contract$/,
    /^npm run test:electron -- --required$/,
    /^npm run dist -- "--\$FOR"$/,
  ])
    expect(
      runs.filter((line) => command.test(line)),
      String(command),
    ).toHaveLength(1)
})

describe.each(files)('the workflow %s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  let workflow: v.InferOutput<typeof Workflow>
  let steps: v.InferOutput<typeof Step>[]

  beforeAll(async () => {
    workflow = v.parse(Workflow, await readYaml(text))
    steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  })

  test('has no rights but to read the sources, and no secrets', () => {
    expect(workflow.permissions).toEqual({})
    for (const [name, { permissions }] of Object.entries(workflow.jobs))
      expect([name, permissions]).toEqual([name, { contents: 'read' }])
    expect(text).not.toMatch(/\bsecrets[.[]|GITHUB_TOKEN|github\.token|id-token/)
  })

  test('runs what was pushed or asked to be pulled, and nothing else', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request'])
  })

  test('uses actions by the hash of their commit, with the version beside it', () => {
    const used = [...text.matchAll(/^\s*-?\s*uses:\s*(.*)$/gm)].map(([, what = '']) => what)
    expect(used).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length)
    expect(used.length).toBeGreaterThan(4)
    const loose = used.filter((what) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))
    expect(loose.filter((what) => !BY_TAG.includes(what))).toEqual([])
  })

  test('keeps no credentials in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true)
    expect(checkouts).toHaveLength(Object.keys(workflow.jobs).length)
    for (const { with: given } of checkouts) expect(given['persist-credentials']).toBe('false')
  })

  test('puts nothing that somebody else wrote into a script', () => {
    const scripts = steps.flatMap(({ run }) => run ?? [])
    expect(scripts.length).toBeGreaterThan(4)
    expect(scripts.filter((run) => run.includes('${{'))).toEqual([])
    expect(text).not.toMatch(/github\.event\.|github\.head_ref/)
    expect(scripts.filter((run) => /curl|wget|npx|\| *(ba)?sh/.test(run))).toEqual([])
  })

  test('caches nothing but packages, by the lock file, and ends by itself', () => {
    expect(steps.filter(({ uses }) => uses?.startsWith('actions/cache') === true)).toEqual([])
    const caches = steps.flatMap(({ with: given }) => given['cache'] ?? [])
    expect(new Set(caches)).toEqual(new Set(['npm']))
    for (const { 'timeout-minutes': minutes } of Object.values(workflow.jobs))
      expect(Number(minutes)).toBeLessThanOrEqual(90)
  })
})
