// @ts-check
import { Halt } from './script.mjs'

/**
 * A way to do something: every line of it is needed. A line with several names is there when one of them is.
 * @typedef {readonly (readonly string[])[]} Way
 */

/** @type {Way} */
const appleCertificate = [['CSC_LINK'], ['CSC_KEY_PASSWORD']]

/**
 * What each system is signed with, in the names that electron-builder and its tools read; those that begin with
 * HANDOVER_ are ours.
 * @type {Readonly<Record<string, { what: string, ways: readonly Way[] }[]>>}
 */
const needs = {
  win32: [
    {
      what: 'a certificate for Windows',
      ways: [
        [
          ['WIN_CSC_LINK', 'CSC_LINK'],
          ['WIN_CSC_KEY_PASSWORD', 'CSC_KEY_PASSWORD'],
        ],
        [
          ...['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
          ...['HANDOVER_AZURE_ENDPOINT', 'HANDOVER_AZURE_ACCOUNT', 'HANDOVER_AZURE_PROFILE'],
          'HANDOVER_PUBLISHER',
        ].map((name) => [name]),
      ],
    },
  ],
  darwin: [
    { what: 'a certificate for macOS', ways: [appleCertificate, [['CSC_NAME']]] },
    {
      what: "Apple's notarisation",
      ways: [
        [['APPLE_API_KEY'], ['APPLE_API_KEY_ID'], ['APPLE_API_ISSUER']],
        [['APPLE_ID'], ['APPLE_APP_SPECIFIC_PASSWORD'], ['APPLE_TEAM_ID']],
        [['APPLE_KEYCHAIN_PROFILE']],
      ],
    },
  ],
  linux: [{ what: 'a key for the checksums', ways: [[['HANDOVER_GPG_KEY']]] }],
}

/** What this project itself calls the company; alone it is no half of a signature. */
const notOnlyForSigning = new Set(['HANDOVER_PUBLISHER'])

/** @type {Readonly<Record<string, string>>} */
const systems = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' }

/**
 * Whether and with what a package is signed. Names only: no value of these variables is ever printed.
 * @param {object} given
 * @param {readonly string[]} given.platforms what is packed, in Node's words
 * @param {Record<string, string | undefined>} given.env HANDOVER_SIGN=1 asks for signing
 * @param {string} given.host the system that it is packed on
 * @returns {{ sign: boolean, note: string | null }} `note`: what to tell people when nothing is signed
 * @throws {Halt} signing was asked for and something is missing: all that is missing, by name
 */
export function readSigning({ platforms, env, host }) {
  const asked = env['HANDOVER_SIGN'] ?? ''
  if (!['', '0', '1'].includes(asked)) {
    throw new Halt('HANDOVER_SIGN is 1 to sign what is packed, or 0 or nothing not to.')
  }
  if (asked !== '1') return { sign: false, note: notSigned(env) }
  const wrong = platforms.flatMap((platform) => [
    ...(platform === 'darwin' && host !== 'darwin' ? ['macOS: it can be signed on a Mac only.'] : []),
    ...(needs[platform] ?? []).flatMap(({ what, ways }) => {
      const lacking = whatIsMissing(ways, env)
      return lacking === null ? [] : [`${systems[platform]}: ${what} is missing. ${lacking}`]
    }),
  ])
  if (wrong.length > 0) {
    throw new Halt(['Signing was asked for (HANDOVER_SIGN=1 or --sign).', ...wrong].join('\n'))
  }
  return { sign: true, note: null }
}

/**
 * Which of the two ways Windows is signed, once readSigning found one whole.
 * @param {Record<string, string | undefined>} env
 */
export const usesAzure = (env) => isGiven(env, 'AZURE_TENANT_ID')

/**
 * The environment without anything that electron-builder would sign with by itself.
 * @param {Record<string, string | undefined>} env
 */
export function withoutSigning(env) {
  const names = new Set(allNames())
  return {
    ...Object.fromEntries(
      Object.entries(env).filter(([name]) => !names.has(name) || notOnlyForSigning.has(name)),
    ),
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
  }
}

/**
 * A half of one way is a mistake, even where another way is whole: which one was meant?
 * @param {readonly Way[]} ways
 * @param {Record<string, string | undefined>} env
 */
function whatIsMissing(ways, env) {
  const missing = ways.map((way) => way.filter((names) => !names.some((name) => isGiven(env, name))))
  const halves = ways.flatMap((way, at) => {
    const lacking = missing[at] ?? []
    const begun = way.filter(
      (names) => !lacking.includes(names) && !names.every((name) => notOnlyForSigning.has(name)),
    )
    return lacking.length > 0 && begun.length > 0
      ? [`${listOf(begun, env)} ${begun.length === 1 ? 'is' : 'are'} set, but not ${listOf(lacking)}.`]
      : []
  })
  if (halves.length > 0) return halves.join(' ')
  if (missing.some((lacking) => lacking.length === 0)) return null
  return `Set ${ways.map((way) => listOf(way)).join('; or ')}.`
}

/**
 * @param {Way} way
 * @param {Record<string, string | undefined>} [env] names only what is set there
 */
function listOf(way, env) {
  const words = way.map((names) =>
    names.filter((name) => env === undefined || isGiven(env, name)).join(' or '),
  )
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ')
}

/** @param {Record<string, string | undefined>} env */
function notSigned(env) {
  const there = allNames().filter((name) => !notOnlyForSigning.has(name) && isGiven(env, name))
  return there.length === 0
    ? 'Not signed.'
    : `Not signed, though ${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} set: HANDOVER_SIGN=1 or --sign asks for it.`
}

const allNames = () => [
  ...new Set(
    Object.values(needs)
      .flat()
      .flatMap(({ ways }) => ways.flat(2)),
  ),
]

/**
 * @param {Record<string, string | undefined>} env
 * @param {string} name
 */
const isGiven = (env, name) => (env[name] ?? '').trim() !== ''
