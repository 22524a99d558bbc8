// @ts-check
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Halt } from './script.mjs'

/**
 * Runs `work` while no other process holds the same lock; waits for it, saying so once.
 *
 * A lock is a folder of tickets, one file per process that wants it, named `PID-TIME-RANDOM`. Whoever writes a ticket
 * and then sees no other live one holds the lock; two that see each other both step back and try again. A ticket of
 * a process that has died counts for nothing and is swept away; names are never used twice, so the sweeping cannot hit
 * a live one.
 *
 * @template T
 * @param {string} folder where the tickets are kept; made when missing
 * @param {{ say: (line: string) => void, busy: string }} telling `busy` is said when somebody else holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, { say, busy }, work) {
  const ticket = await take(folder, say, busy)
  try {
    return await work()
  } finally {
    rmSync(join(folder, ticket), { force: true })
  }
}

/**
 * @param {string} folder
 * @param {(line: string) => void} say
 * @param {string} busy
 */
async function take(folder, say, busy) {
  let told = false
  for (;;) {
    if (liveTickets(folder).length === 0) {
      const ticket = `${process.pid}-${Date.now()}-${Math.random().toString(36).slice(2)}`
      write(folder, ticket)
      if (liveTickets(folder).every((other) => other === ticket)) return ticket
      rmSync(join(folder, ticket), { force: true })
    } else if (!told) {
      say(busy)
      told = true
    }
    await sleep(50 + Math.random() * 150)
  }
}

/**
 * @param {string} folder
 * @param {string} ticket
 */
function write(folder, ticket) {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, ticket), '', { flag: 'wx' })
  } catch (error) {
    throw new Halt(
      `Cannot write in ${folder} (${codeOf(error)}). Handover sets itself up in its own folder, which must be writable.`,
    )
  }
}

/** @param {string} folder */
function liveTickets(folder) {
  const tickets = namesIn(folder)
  const live = tickets.filter(isLive)
  for (const dead of tickets.filter((ticket) => !live.includes(ticket)))
    rmSync(join(folder, dead), { force: true })
  return live
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return [] // no folder, no tickets; write() finds out why it cannot be made
  }
}

/** @param {string} ticket */
function isLive(ticket) {
  const [pid = NaN, since = NaN] = ticket.split('-').map(Number)
  if (!Number.isInteger(pid) || pid <= 0) return false
  // The number may belong to somebody else since the machine was started again.
  if (since < Date.now() - uptime() * 1000) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
