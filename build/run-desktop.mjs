// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { passSignals } from './child.mjs'

/** Signals by which somebody told it to end. @type {Set<NodeJS.Signals>} */
const endings = new Set(['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @typedef {{ outcome: 'ended', code: number } | { outcome: 'failed', why: string }} DesktopOutcome
 * `failed`: it did not get as far as a window.
 */

/**
 * Runs the desktop host to its end.
 * @param {{ electron: string, top: string, args: string[], patienceMs?: number }} how
 *   `patienceMs`: an Electron that ends badly before this never opened a window
 * @returns {Promise<DesktopOutcome>}
 */
export function runDesktop({ electron, top, args, patienceMs = 5000 }) {
  return new Promise((resolve) => {
    const begun = performance.now()
    let words = ''
    const env = { ...process.env }
    // Set by some editors for their terminals; with it Electron would be a plain Node.
    delete env['ELECTRON_RUN_AS_NODE']
    const child = spawn(electron, [top, ...args], { cwd: top, stdio: ['inherit', 'inherit', 'pipe'], env })
    child.stderr.on('data', (/** @type {Buffer} */ piece) => {
      process.stderr.write(piece)
      words = (words + piece.toString()).slice(-8000)
    })
    const release = passSignals(child, false)
    child.once('error', (error) => {
      release()
      resolve({ outcome: 'failed', why: error.message })
    })
    child.once('close', (code, signal) => {
      release()
      const early = performance.now() - begun < patienceMs
      const told = signal !== null && endings.has(signal)
      if (code !== 0 && early && !told) resolve({ outcome: 'failed', why: reasonIn(words, code, signal) })
      else
        resolve({ outcome: 'ended', code: signal === null ? (code ?? 1) : 128 + constants.signals[signal] })
    })
  })
}

/**
 * Why Electron ended, in one line.
 * @param {string} told its standard error
 * @param {number | null} code
 * @param {string | null} signal
 */
export function reasonIn(told, code, signal) {
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(told)?.[1]
  if (library !== undefined) return `this system lacks ${library}`
  if (/without --no-sandbox|SUID sandbox helper|No usable sandbox/.test(told))
    return "Chromium's sandbox does not work here"
  if (/Missing X server|cannot open display|Failed to connect to Wayland/i.test(told))
    return 'the display cannot be reached'
  const last = told.split('\n').findLast((line) => line.trim() !== '')
  if (last !== undefined) return last.trim().slice(0, 200)
  return signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`
}
