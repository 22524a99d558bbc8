// @ts-check
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Halt } from './script.mjs'

/**
 * @typedef {(command: string, args: string[]) => { status: number | null, output: string }} Run
 */

/**
 * Looks whether a file that was to be signed is. electron-builder passes over a signature in some cases (a pull request,
 * another system, an answer from Apple that did not come) and goes on.
 * @param {string} file an .exe, or an .app
 * @param {Run} [run] a command, for the tests
 * @throws {Halt} it is not signed, or on macOS not notarised
 */
export function checkSigned(file, run = runCommand) {
  const wrong = file.endsWith('.app') ? wrongOnMac(file, run) : wrongOnWindows(file)
  if (wrong !== null) throw new Halt(`Signing was asked for, and ${basename(file)} ${wrong}`)
}

/**
 * A program of Windows says in its header where its signature is: the fifth entry of its directories.
 * Source: Microsoft's "PE Format", the optional header's data directories.
 * @param {string} file
 */
function wrongOnWindows(file) {
  const bytes = readFileSync(file)
  const header = bytes.readUInt32LE(0x3c)
  if (bytes.toString('latin1', header, header + 4) !== 'PE\0\0') return 'is no program of Windows.'
  const optional = header + 24
  const directories = optional + (bytes.readUInt16LE(optional) === 0x20b ? 112 : 96)
  const [at, length] = [bytes.readUInt32LE(directories + 32), bytes.readUInt32LE(directories + 36)]
  return at > 0 && length > 8 && at + length <= bytes.length ? null : 'carries no signature.'
}

/**
 * @param {string} app
 * @param {Run} run
 */
function wrongOnMac(app, run) {
  const whole = run('codesign', ['--verify', '--deep', '--strict', app])
  if (whole.status !== 0) return `does not verify: ${whole.output.trim()}`
  if (
    !run('codesign', ['--display', '--verbose=2', app]).output.includes('Authority=Developer ID Application')
  ) {
    return 'is not signed with a Developer ID.'
  }
  const ticket = run('xcrun', ['stapler', 'validate', app])
  return ticket.status === 0 ? null : `carries no ticket of Apple's notarisation: ${ticket.output.trim()}`
}

/** @type {Run} */
function runCommand(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  return { status, output: error?.message ?? stdout + stderr }
}
