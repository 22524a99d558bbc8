import { Console } from 'node:console'
import { createHmac } from 'node:crypto'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { serialize } from 'node:v8'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { Secret } from '#core/vault/secret.ts'

const secret = Secret.of('hunter2-marker')

describe('a secret', () => {
  test('is revealed only when asked', () => {
    expect(secret.reveal()).toBe('hunter2-marker')
  })

  test('keys a hash with its text, as often as one is begun', () => {
    const hash = createHmac('sha256', 'hunter2-marker').update('text').digest('hex')
    for (const begun of [secret.hmac(), secret.hmac()]) expect(begun.update('text').digest('hex')).toBe(hash)
  })

  test.each([
    ['inspect', () => inspect(secret)],
    [
      'inspect without its own printer',
      () => inspect(secret, { customInspect: false, showHidden: true, depth: 5 }),
    ],
    ['inspect inside something', () => inspect({ deep: [secret] }, { depth: 5 })],
    ['join', () => ['a', secret].join(' ')],
    ['String', () => String(secret)],
    ['a template', () => Reflect.apply(String.raw, undefined, [{ raw: ['', ''] }, secret])],
    [
      'its own keys and values',
      () => inspect(Object.entries(secret)) + inspect(Object.getOwnPropertyDescriptors(secret)),
    ],
    ['an error that names it', () => new Error('failed', { cause: secret }).stack ?? ''],
  ])('is not shown by %s', (_, print) => {
    expect(print()).not.toContain('hunter2')
  })

  test('is not shown by the console', () => {
    let printed = ''
    const stream = new Writable({
      write(bytes: Buffer, _encoding, done) {
        printed += bytes.toString()
        done()
      },
    })
    // Node's own: vitest puts another in the place of the global one.
    const own = new Console(stream)
    own.log(secret, { secret }, secret, 'and %s %o %O', secret, secret, secret)
    own.log('%s %o %O %j', secret, secret, secret)
    own.table([secret])
    own.dir(secret)
    expect(printed).toContain('[secret]')
    expect(printed).not.toContain('hunter2')
  })

  test.each([
    ['JSON.stringify', () => JSON.stringify({ secret })],
    ['structuredClone', () => structuredClone(secret)],
    ['structuredClone inside something', () => structuredClone({ deep: [secret] })],
    ['a message port', () => new MessageChannel().port1.postMessage(secret)],
    ['v8', () => serialize(secret)],
  ])('is refused by %s', (_, send) => {
    expect(send).toThrow()
  })

  test('cannot be changed', () => {
    expect(() => Object.defineProperty(secret, 'reveal', { value: () => 'x' })).toThrow(TypeError)
  })
})
