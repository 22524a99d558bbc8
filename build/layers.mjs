// @ts-check
import { readdirSync } from 'node:fs'
import { root } from './script.mjs'

/** Our own rooms, as paths from the top. */
const ours = '^(electron|renderer|shared|build|test)/'
const electronPackage = '(^|/)node_modules/electron/|^electron$|^electron/(main|renderer|common|utility)$'
const host = (/** @type {string} */ room) => ({
  name: `${room}-imports-core-and-shared`,
  comment: `electron/${room} imports only core, shared and itself.`,
  from: { path: `^electron/${room}/` },
  to: { path: ours, pathNot: `^(electron/(core|${room})|shared)/` },
})

/**
 * Who may import whom (README, "The rooms"), for dependency-cruiser. Type-only imports count: a layer that knows
 * another's types knows the other.
 * @type {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export const rules = [
  {
    name: 'no-cycle',
    comment: 'A circle of imports has no first file to load. Types may refer to each other.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'An import must lead to a file or an installed package.',
    from: {},
    to: { couldNotResolve: true, pathNot: electronPackage },
  },
  {
    name: 'electron-only-in-main-and-preload',
    comment: 'Only electron/main and electron/preload touch Electron, its types included.',
    from: { pathNot: '^electron/(main|preload)/' },
    to: { path: electronPackage },
  },
  {
    name: 'shared-imports-shared',
    comment: 'shared imports nothing of ours but shared.',
    from: { path: '^shared/' },
    to: { path: ours, pathNot: '^shared/' },
  },
  {
    name: 'domain-imports-domain',
    comment: 'shared/domain imports nothing of ours but shared/domain.',
    from: { path: '^shared/domain/' },
    to: { path: ours, pathNot: '^shared/domain/' },
  },
  {
    name: 'no-node-in-shared-or-renderer',
    comment: 'shared and renderer run in a page: no Node modules there.',
    from: { path: '^(shared|renderer)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'core-imports-shared',
    comment: 'core imports only shared and itself.',
    from: { path: '^electron/core/' },
    to: { path: ours, pathNot: '^(electron/core|shared)/' },
  },
  host('main'),
  host('loopback'),
  {
    ...host('cli'),
    // `handover serve` is the browser host started from the command line.
    from: { path: '^electron/cli/', pathNot: '/serve\\.ts$' },
  },
  {
    name: 'serve-imports-loopback',
    comment: "The command line's serve may import loopback as well, and nothing more.",
    from: { path: '^electron/cli/.*serve\\.ts$' },
    to: { path: ours, pathNot: '^(electron/(core|cli|loopback)|shared)/' },
  },
  {
    name: 'preload-imports-contract',
    comment: 'preload imports only shared/contract and itself.',
    from: { path: '^electron/preload/' },
    to: { path: ours, pathNot: '^(electron/preload|shared/contract)/' },
  },
  {
    name: 'renderer-imports-shared',
    comment: 'renderer imports only shared and itself; it talks to the core through the contract.',
    from: { path: '^renderer/' },
    to: { path: ours, pathNot: '^(renderer|shared)/' },
  },
  {
    name: 'migrations-import-nothing',
    comment: 'A migration is frozen: it may not change because something it imports did.',
    from: { path: '^electron/core/store/migrations/' },
    to: { path: '.' },
  },
  {
    name: 'providers-keep-apart',
    comment: "One provider's room does not import another's.",
    from: { path: '^electron/core/providers/([^/]+)/' },
    to: { path: '^electron/core/providers/[^/]+/', pathNot: '^electron/core/providers/$1/' },
  },
  {
    name: 'practice-knows-no-provider',
    comment: 'A stand-in that shares code with the client would share its mistakes.',
    from: { path: '^electron/core/practice/' },
    to: { path: '^electron/core/providers/' },
  },
  {
    name: 'provider-knows-no-practice',
    comment: 'A client that knows its stand-in is not tested by it.',
    from: { path: '^electron/core/providers/' },
    to: { path: '^electron/core/practice/' },
  },
  {
    name: 'no-dev-packages-in-the-application',
    comment: 'What the application imports is a dependency, not a devDependency (electron is built in).',
    from: { path: '^(electron|shared|renderer)/' },
    to: { dependencyTypes: ['npm-dev'], pathNot: electronPackage, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'tests-stay-in-tests',
    comment: 'Nothing outside test/ imports from it.',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
]

/** @type {import('dependency-cruiser').ICruiseOptions} */
const options = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^build/(out/|dist/|\\.)|^test/\\.artifacts/|^test/bench/peers/' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['svelte', 'import', 'node', 'types', 'default'],
    extensions: ['.ts', '.js', '.mjs', '.svelte', '.svelte.ts', '.json'],
  },
}

/**
 * Cruises the rooms below `folder` and answers one line for each forbidden import, none when all is well.
 * @param {string} [folder] the top of a checkout
 * @returns {Promise<{ modules: number, violations: string[] }>}
 */
export async function cruiseLayers(folder = root) {
  const { cruise } = await import('dependency-cruiser')
  const there = readdirSync(folder)
  const rooms = ['electron', 'renderer', 'shared', 'build', 'test', 'vite.config.ts'].filter((name) =>
    there.includes(name),
  )
  const { output } = await cruise(rooms, {
    ...options,
    baseDir: folder,
    ruleSet: { forbidden: rules },
    validate: true,
  })
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered text where a result was asked for.')
  const comments = new Map(rules.map((rule) => [rule.name, rule.comment]))
  const violations = output.summary.violations.map(({ from, to, rule, cycle }) => {
    const way = cycle ? cycle.map((step) => step.name).join(' → ') : to
    return `${from} → ${way}: ${comments.get(rule.name) ?? ''} (${rule.name})`
  })
  return { modules: output.summary.totalCruised, violations }
}

const topLevel = [
  ...['electron', 'renderer', 'shared', 'build', 'test'],
  ...['package.json', 'tsconfig.json', 'vite.config.ts', 'README.md', 'LICENSE', 'package-lock.json'],
  'node_modules',
]

/**
 * Names at the top of the checkout that do not belong there. Looks at the folder itself, so that what is not yet
 * committed counts too; dotfiles may stay.
 * @param {string} [folder]
 * @returns {string[]}
 */
export function strayNames(folder = root) {
  return readdirSync(folder).filter((name) => !name.startsWith('.') && !topLevel.includes(name))
}
