import { describe, expect, test } from 'vitest'
import { Links, linkLifeMs } from '#electron/loopback/link.ts'

describe('Links', () => {
  test('keys have 256 bits and are never the same', () => {
    const links = new Links()
    const keys = Array.from({ length: 8 }, () => links.issue())
    expect(new Set(keys).size).toBe(8)
    for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  })

  test('a link opens one session, within its life', () => {
    let now = 0
    const links = new Links(() => now)
    const [first, second] = [links.issue(), links.issue()]
    now = linkLifeMs
    const session = links.spend(first)
    expect(session !== null && links.admits(session)).toBe(true)
    expect(links.spend(first)).toBeNull()
    now = linkLifeMs + 1
    expect(links.spend(second)).toBeNull()
    // Time does not end a session.
    expect(session !== null && links.admits(session)).toBe(true)
  })

  test.each(['', 'A', 'A'.repeat(43), 'ä'.repeat(43)])('a wrong key opens nothing: %s', (key) => {
    const links = new Links()
    links.issue()
    expect(links.spend(key)).toBeNull()
    expect(links.admits(key)).toBe(false)
  })

  test('a fresh link does not end the one before; the ninth does', () => {
    const links = new Links()
    const keys = Array.from({ length: 9 }, () => links.issue())
    expect(links.spend(keys[0] ?? '')).toBeNull()
    expect(links.spend(keys[1] ?? '')).not.toBeNull()
    expect(links.spend(keys[8] ?? '')).not.toBeNull()
  })

  test('of too many tabs, the one that was silent longest is signed out', () => {
    const links = new Links()
    const open = () => links.spend(links.issue()) ?? ''
    const sessions = Array.from({ length: 32 }, open)
    expect(links.admits(sessions[0] ?? '')).toBe(true)
    open()
    expect(links.admits(sessions[0] ?? '')).toBe(true)
    expect(links.admits(sessions[1] ?? '')).toBe(false)
  })
})
