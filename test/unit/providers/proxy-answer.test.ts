import { describe, expect, test } from 'vitest'
import { environmentWay, isSpared, wayThrough } from '#core/providers/environment-proxy.ts'
import { createHttp } from '#core/providers/http.ts'
import { proxyName, waysOf, type Way } from '#core/providers/proxy-answer.ts'
import { afterEach, vi } from 'vitest'

/** A way in short, as it would be gone. */
const short = (way: Way) =>
  way.kind === 'proxy'
    ? way.url.href.replace(/\/$/, '')
    : way.kind === 'direct'
      ? 'direct'
      : `not ${way.word}`

describe('what a script of the system answers', () => {
  test.each([
    ['DIRECT', ['direct']],
    ['direct', ['direct']],
    ['PROXY proxy.example:8080', ['http://proxy.example:8080']],
    ['PROXY proxy.example:80', ['http://proxy.example']],
    ['PROXY proxy.example', ['http://proxy.example']],
    ['proxy Proxy.EXAMPLE:8080', ['http://proxy.example:8080']],
    ['HTTP proxy.example:8080', ['http://proxy.example:8080']],
    ['HTTPS proxy.example:8443', ['https://proxy.example:8443']],
    ['HTTPS proxy.example', ['https://proxy.example']],
    ['PROXY proxy.example:443', ['http://proxy.example:443']],
    ['SOCKS5 proxy.example:1080', ['socks5://proxy.example:1080']],
    ['PROXY [fd00::1]:8080', ['http://[fd00::1]:8080']],
    ['PROXY 10.0.0.1:3128', ['http://10.0.0.1:3128']],
    ['PROXY a.example:1; PROXY b.example:2; DIRECT', ['http://a.example:1', 'http://b.example:2', 'direct']],
    [' PROXY a.example:1 ;; DIRECT ; ', ['http://a.example:1', 'direct']],
    // What cannot be used is never taken for DIRECT.
    ['', ['not an empty answer']],
    [';', ['not an empty answer']],
    ['SOCKS proxy.example:1080', ['not SOCKS']],
    ['SOCKS4 proxy.example:1080; DIRECT', ['not SOCKS4', 'direct']],
    ['QUIC proxy.example:443', ['not QUIC']],
    ['PROXY', ['not PROXY']],
    ['PROXY user:word@proxy.example:80', ['not PROXY']],
    ['PROXY proxy.example:99999', ['not PROXY']],
    ['DIRECT proxy.example', ['not DIRECT']],
    ['<html>Sign in</html>', ['not an unknown entry']],
    ['constructor x:1', ['not an unknown entry']],
  ])('%j', (answer, ways) => expect(waysOf(answer).map(short)).toEqual(ways))
})

describe('what the environment says', () => {
  afterEach(() => void vi.unstubAllEnvs())

  test.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
    ['proxy.example:3128', 'http://proxy.example:3128'],
    ['https://proxy.example', 'https://proxy.example'],
    ['socks5://proxy.example', 'socks5://proxy.example'],
    ['socks5h://proxy.example:1', 'socks5://proxy.example:1'],
    ['socks4://proxy.example', 'not socks4'],
    ['ftp://proxy.example', 'not ftp'],
    ['http://', 'not an address that is none'],
    ['http://office:50%25@proxy.example', 'http://office:50%25@proxy.example'],
    ['http://office:50%@proxy.example', expect.stringMatching(/^not its name or password/)],
    ['socks5://%E4:x@proxy.example', expect.stringMatching(/^not its name or password/)],
  ])('%s', (address, way) => expect(short(wayThrough(address))).toEqual(way))

  test('a proxy whose password nobody can read is not asked, and nothing is thought to have left', async () => {
    const http = createHttp({ loopbackOnly: false, proxy: 'http://office:50%@127.0.0.1:1' })
    const url = new URL('https://api.example.ie/')
    const result = await http.request({ method: 'POST', url, headers: {}, body: Buffer.from('{}') })
    expect(result).toMatchObject({ kind: 'not-connected', code: 'HO-HTTP-PROXY' })
    await http.close()
  })

  test('HTTPS_PROXY, unless NO_PROXY leaves the address out', () => {
    vi.stubEnv('https_proxy', undefined)
    vi.stubEnv('no_proxy', undefined)
    vi.stubEnv('HTTPS_PROXY', '')
    vi.stubEnv('NO_PROXY', 'example.com')
    expect(short(environmentWay(new URL('https://api.example.ie/')))).toBe('direct')
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.example:3128')
    expect(short(environmentWay(new URL('https://api.example.ie/')))).toBe('http://proxy.example:3128')
    expect(short(environmentWay(new URL('https://api.example.com/')))).toBe('direct')
  })

  test.each([
    ['example.ie', 'https://example.ie/', true],
    ['example.ie', 'https://api.example.ie/', true],
    ['.example.ie', 'https://api.example.ie/', true],
    ['.example.ie', 'https://example.ie/', true],
    ['*.example.ie', 'https://api.example.ie/', true],
    ['*.example.ie', 'https://example.ie/', false],
    ['example.ie', 'https://anexample.ie/', false],
    ['EXAMPLE.ie.', 'https://example.ie/', true],
    ['example.ie', 'https://example.ie./', true],
    ['example.ie:8443', 'https://example.ie/', false],
    ['example.ie:443', 'https://example.ie/', true],
    ['other.ie,\texample.ie', 'https://example.ie/', true],
    ['*', 'https://example.ie/', true],
    ['*:8443', 'https://example.ie/', false],
    ['', 'https://example.ie/', false],
    ['10.0.0.1', 'https://10.0.0.1/', true],
    ['fd00::1', 'https://[fd00::1]/', true],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443/', true],
    ['[fd00::1]:8443', 'https://[fd00::1]/', false],
  ])('NO_PROXY=%s and %s: %s', (list, url, spared) => expect(isSpared(new URL(url), list)).toBe(spared))
})

test('a proxy is told as host and port, without what signs in to it', () => {
  expect(proxyName(new URL('http://me:word@proxy.example:3128/'))).toBe('proxy.example:3128')
  expect(proxyName(new URL('http://proxy.example/'))).toBe('proxy.example:80')
  expect(proxyName(new URL('https://proxy.example/'))).toBe('proxy.example:443')
  expect(proxyName(new URL('socks5://proxy.example'))).toBe('proxy.example:1080')
})
