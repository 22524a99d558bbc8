// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} Ending */
/** @type {Ending[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a command and keeps its last words instead of showing them. It ends when this process is told to end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number | null, output: string, missing: boolean }>} `missing`: there is no such command
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const release = passSignals(child, true)
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      release()
      resolve({ code: null, output: error.message, missing: 'code' in error && error.code === 'ENOENT' })
    })
    child.on('close', (code) => {
      release()
      resolve({ code, output, missing: false })
    })
  })
}

/**
 * Runs a command in our place: its input and output are ours, signals go through to it, and its exit code is the answer
 * (128 and the signal's number when a signal ended it).
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runInOurPlace(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const release = passSignals(child, false)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      release()
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal])
    })
  })
}

/**
 * Hands Ctrl-C and its relatives to a child that runs in our place.
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} endToo whether this process ends at once as well
 * @returns {() => void} stops passing them
 */
export function passSignals(child, endToo) {
  const pass = (/** @type {Ending} */ signal) => {
    // Ctrl-C in a terminal reaches the child by itself; a second one would mean "now".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    if (endToo) process.exit(128 + constants.signals[signal])
  }
  for (const signal of endings) process.on(signal, pass)
  return () => {
    for (const signal of endings) process.off(signal, pass)
  }
}
