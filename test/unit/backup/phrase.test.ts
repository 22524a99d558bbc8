import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupKeyOf, fileKeys } from '#core/backup/backup-key.ts'
import { newPhrase, phraseOf, readPhrase } from '#core/backup/recovery-phrase.ts'
import { RECOVERY_WORDS } from '#core/backup/recovery-words.ts'

describe('the recovery phrase', () => {
  test('is made of the published list of words', () => {
    const list = createHash('sha256')
      .update(`${RECOVERY_WORDS.join('\n')}\n`)
      .digest('hex')
    expect(list).toBe('2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda')
  })

  // From the published vectors of BIP-39 (github.com/trezor/python-mnemonic, vectors.json).
  test.each([
    [
      '00000000000000000000000000000000',
      'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
    ],
    [
      '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
      'legal winner thank year wave sausage worth useful legal winner thank yellow',
    ],
    [
      '9e885d952ad362caeb4efe34a8e91bd2',
      'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
    ],
    ['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong'],
  ])('of %s is the published one', (entropy, phrase) => {
    expect(phraseOf(Buffer.from(entropy, 'hex')).join(' ')).toBe(phrase)
    expect(readPhrase(phrase)).toEqual({ ok: true, words: phrase.split(' ') })
  })

  test('is read however it was typed, and is another each time', () => {
    const words = newPhrase()
    expect(words).toHaveLength(12)
    expect(newPhrase()).not.toEqual(words)
    const numbered = words.map((word, place) => `${place + 1}. ${word.toUpperCase()}`).join('\r\n')
    for (const typed of [numbered, `  ${words.join('   ')}\n`, words.join(', ')])
      expect(readPhrase(typed)).toEqual({ ok: true, words })
  })

  test('of which a word is missing, unknown or exchanged is told by what is wrong, without its words', () => {
    const words = phraseOf(Buffer.from('9e885d952ad362caeb4efe34a8e91bd2', 'hex'))
    expect(readPhrase(words.slice(1).join(' '))).toEqual({ ok: false, fault: { what: 'count', words: 11 } })
    expect(readPhrase('')).toEqual({ ok: false, fault: { what: 'count', words: 0 } })
    expect(readPhrase(words.with(4, 'handover').join(' '))).toEqual({
      ok: false,
      fault: { what: 'unknown', place: 5 },
    })
    expect(readPhrase(words.with(0, 'zoo').join(' '))).toEqual({ ok: false, fault: { what: 'check' } })
  })

  test('stands for exactly its bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (entropy) => {
        const words = phraseOf(entropy)
        expect(readPhrase(words.join(' '))).toEqual({ ok: true, words })
        expect(phraseOf(entropy)).toEqual(words)
      }),
    )
    expect(() => phraseOf(Buffer.alloc(8))).toThrow(RangeError)
  })
})

describe('the key of a phrase', () => {
  test('is of the phrase and the salt, and holds no word', async () => {
    const words = newPhrase()
    const [salt, other] = ['a'.repeat(64), 'b'.repeat(64)]
    const key = await backupKeyOf(words, salt, '')
    expect(key.key.reveal()).toMatch(/^[0-9a-f]{64}$/)
    expect((await backupKeyOf(words, salt, '')).key.reveal()).toBe(key.key.reveal())
    expect((await backupKeyOf(words, other, '')).key.reveal()).not.toBe(key.key.reveal())
    expect((await backupKeyOf(newPhrase(), salt, '')).key.reveal()).not.toBe(key.key.reveal())
  })

  test('makes other keys for every file', () => {
    const key = 'c'.repeat(64)
    const one = fileKeys(key, Buffer.alloc(32, 1))
    const two = fileKeys(key, Buffer.alloc(32, 2))
    expect(
      new Set([one.cipher, one.check, two.cipher, two.check].map((part) => part.toString('hex'))),
    ).toHaveLength(4)
    expect(one.cipher).toHaveLength(32)
  })
})
