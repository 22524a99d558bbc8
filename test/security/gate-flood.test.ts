import { setFlagsFromString } from 'node:v8'
import { connect, type Socket } from 'node:net'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test } from 'vitest'
import { openGate, refusalOf, type Bytes, type Gate } from '#test/support/open-gate.ts'

let gate: Gate
const sockets: Socket[] = []

afterEach(async () => {
  expect(gate.core.saved).toEqual([])
  expect(await gate.works(), 'the page still gets its answers').toBe(true)
  for (const socket of sockets.splice(0)) socket.destroy()
  await gate.server.close()
})

/** A connection that is opened, given some bytes, and left so. */
function leftOpen(bytes: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(gate.port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', reject)
    socket.write(bytes, () => resolve(socket))
  })
}

/** What a connection is told before the other side hangs up. */
function heardOn(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
    socket.on('close', () => resolve(heard))
  })
}

/** Bytes of the heap that are in use after everything unused was collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed
}

const asking = (key: string, connection: string): Bytes => ({
  line: 'POST /session HTTP/1.1',
  changes: { 'x-handover-session': null, connection },
  body: JSON.stringify({ key }),
})

describe('many wrong keys', () => {
  test('10,000 open nothing and leave nothing behind, and the right one gets in during and after them', async () => {
    gate = await openGate()
    const guess = (number: number, last: boolean) => {
      const key = String(number).padStart(43, 'G')
      const connection = last ? 'close' : 'keep-alive'
      const call = { changes: { 'x-handover-session': key, connection }, body: '' }
      return gate.bytes(number % 2 === 0 ? asking(key, connection) : call)
    }
    const volley = (from: number) =>
      gate.say(Array.from({ length: 100 }, (_, at) => guess(from + at, at === 99)).join(''))

    for (let at = 0; at < 10; at += 1) await volley(at * 100)
    const [before, remembered] = [heapInUse(), gate.seen.length]
    const volleys = Array.from({ length: 100 }, (_, at) => volley(at * 100))
    const during = gate.signIn(gate.newKey())
    const answers = (await Promise.all(volleys)).flat()
    expect(answers).toHaveLength(10_000)
    expect(new Set(answers.map(refusalOf))).toEqual(new Set(['401 KEY', '429 TOO_MANY']))
    expect(await during).toMatch(/^[\w-]{43}$/)
    expect(await gate.signIn(gate.newKey())).toMatch(/^[\w-]{43}$/)

    // What this test itself remembers of the answers does not count.
    gate.seen.length = remembered
    gate.logged.length = 0
    answers.length = 0
    volleys.length = 0
    expect(heapInUse() - before).toBeLessThan(512 * 1024)
  })

  test('they are slowed down, then turned away, and do not keep the right one out', async () => {
    gate = await openGate({ wrongKeyDelayMs: 60_000 })
    const wait = await Promise.all(
      Array.from({ length: 16 }, () => leftOpen(gate.bytes(asking('C'.repeat(43), 'close')))),
    )
    const heard: string[] = []
    for (const socket of wait) socket.on('data', (bytes) => heard.push(bytes.toString()))
    await expect
      .poll(async () => refusalOf(await gate.ask(asking('C'.repeat(43), 'close'))))
      .toBe('429 TOO_MANY')
    expect(heard).toEqual([])
    expect(await gate.signIn(gate.newKey())).toMatch(/^[\w-]{43}$/)
  })
})

describe('slow ones', () => {
  test('a head and a body that do not come to an end are hung up on', async () => {
    gate = await openGate({ patienceMs: 300 })
    const whole = gate.bytes({})
    const slow = await Promise.all([leftOpen(whole.slice(0, 60)), leftOpen(whole.slice(0, -20))])
    const told = await Promise.all(slow.map(heardOn))
    for (const text of told) expect(text).toMatch(/^HTTP\/1\.1 408 /)
    expect(gate.logged.filter((line) => line.includes('Quigglesworth'))).toEqual([])
  })

  test('500 connections that never say anything, or half of it, keep nobody out', async () => {
    gate = await openGate()
    const whole = gate.bytes({})
    await Promise.all(
      Array.from({ length: 500 }, (_, at) => leftOpen(at % 2 === 0 ? '' : whole.slice(0, -20))),
    )
    expect(await gate.works()).toBe(true)
    expect(await gate.signIn(gate.newKey())).toMatch(/^[\w-]{43}$/)
  })

  test('one that hangs up in the middle of its body is forgotten', async () => {
    gate = await openGate()
    const socket = await leftOpen(gate.bytes({}).slice(0, -20))
    socket.resetAndDestroy()
    await expect.poll(() => gate.logged.join()).toContain('could not be answered')
    expect(gate.logged.join()).not.toContain('Quigglesworth')
  })
})
