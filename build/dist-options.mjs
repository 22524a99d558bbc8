// @ts-check
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Halt } from './script.mjs'

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
