// @ts-check
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Halt } from './script.mjs'

/**
 * How electron-builder is told what to pack for.
 * @type {Readonly<Record<string, string>>}
 */
const systems = {
  ...{ '--linux': 'linux', '-l': 'linux' },
  ...{ '--mac': 'darwin', '--macos': 'darwin', '-m': 'darwin', '-o': 'darwin' },
  ...{ '--win': 'win32', '--windows': 'win32', '-w': 'win32' },
}

const electronDist = /^(?:-c|--c|--config)\.electronDist(?:=(.*))?$/s

/**
 * What electron-builder is started with: the words as they are, but a provided Electron is looked up from where npm was
 * called, and may be named by ELECTRON_OVERRIDE_DIST_PATH, as for Electron itself.
 * @param {string[]} words
 * @param {Record<string, string | undefined>} env
 * @param {string} from the folder that a relative path starts from
 * @returns {string[]}
 * @throws {Halt} there is no such Electron
 */
export function readDistOptions(words, env, from) {
  const at = words.findIndex((word) => electronDist.test(word))
  if (at < 0) {
    const named = env['ELECTRON_OVERRIDE_DIST_PATH']
    return named ? [...words, provided('ELECTRON_OVERRIDE_DIST_PATH', named, from)] : words
  }
  const inWord = electronDist.exec(words[at] ?? '')?.[1]
  const rest = words.slice(at + (inWord === undefined ? 2 : 1))
  return [...words.slice(0, at), provided('-c.electronDist', inWord ?? words[at + 1] ?? '', from), ...rest]
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} from
 */
function provided(name, value, from) {
  const path = resolve(from, value)
  if (value !== '' && existsSync(path)) return `-c.electronDist=${path}`
  throw new Halt(
    `${name}: there is no "${value}". Give the folder or zip of an Electron, or leave it out to fetch one.`,
  )
}

/**
 * What electron-builder will make of these words, as far as it matters before it starts.
 * @param {readonly string[]} words
 * @param {string} host the system that it is packed on, for which it packs when none is named
 * @returns {{ platforms: string[], debian: boolean }} platforms in Node's words; `debian`: whether a .deb is among it
 */
export function whatIsPacked(words, host) {
  // Several letters may stand together, and what follows belongs to the last.
  const single = words.flatMap((word) =>
    /^-[lmow]{2,}$/.test(word)
      ? word
          .slice(1)
          .split('')
          .map((letter) => `-${letter}`)
      : [word],
  )
  const named = single.flatMap((word, at) => {
    const [name = '', ...inWord] = word.split('=')
    const platform = systems[name]
    if (platform === undefined) return []
    const rest = single.slice(at + 1)
    const end = rest.findIndex((next) => next.startsWith('-'))
    return [{ platform, targets: [...inWord, ...(end < 0 ? rest : rest.slice(0, end))] }]
  })
  const all = named.length > 0 ? named : [{ platform: host, targets: [] }]
  const debian = ({ platform = '', targets = [''] }) =>
    platform === 'linux' &&
    (targets.length === 0 || targets.some((target) => /^(deb|default)(:|$)/i.test(target)))
  return {
    platforms: [...new Set(all.map(({ platform }) => platform))],
    debian: !words.includes('--dir') && all.some(debian),
  }
}
