import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { pageFilesOf } from '#shared/web/page-files.ts'
import { servePage } from '#shared/web/serve-page.ts'
import { smallPage } from '#test/support/small-page.ts'

const ask = (path: string, method = 'GET') =>
  servePage(new Request(`http://127.0.0.1:4000${path}`, { method }), smallPage())

describe('servePage', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html><title>Handover</title>'],
    ['/assets/index-abc.js', 'text/javascript; charset=utf-8', 'document.title'],
    ['/assets/inter.woff2', 'font/woff2', 'font'],
    ['/licences.txt', 'text/plain; charset=utf-8', 'MIT License, © its authors'],
    ['/?from=anywhere', 'text/html; charset=utf-8', '<!doctype html><title>Handover</title>'],
  ])('%s', async (path, type, text) => {
    const response = ask(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(await response.text()).toBe(text)
  })

  test('HEAD has the headers and no body', async () => {
    const response = ask('/', 'HEAD')
    expect(response.headers.get('content-length')).toBe('38')
    expect(await response.text()).toBe('')
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const response = ask('/', method)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(await response.json()).toMatchObject({ error: 'METHOD' })
  })

  test.each([
    '/index.html',
    '/%69ndex.html',
    '/assets',
    '/assets/',
    '/assets/index-abc.js/',
    '/assets/index-abc.js%00',
    '/assets/index-abc.js%2e',
    '/assets%2findex-abc.js',
    '/assets\\..\\index-abc.js',
    '/assets/index-abc.js.map',
    '/.vite/manifest.json',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/C:/Windows/win.ini',
    '//assets/index-abc.js',
    '/__proto__',
    '/toString',
  ])('%s is not there, and the answer carries the policy', (path) => {
    const response = ask(path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  })
})

describe('pageFilesOf', () => {
  const bytes = new Uint8Array()

  test('holds what is part of the page and nothing else', () => {
    expect([...smallPage().keys()]).toEqual([
      '/',
      '/assets/index-abc.js',
      '/assets/inter.woff2',
      '/licences.txt',
    ])
  })

  test('refuses a page that was not built', () => {
    expect(() => pageFilesOf([['assets/index.js', bytes]])).toThrow('npm run build')
  })

  test('does not take an extension for a type because every object has that member', () => {
    expect([
      ...pageFilesOf([
        ['index.html', bytes],
        ['a.constructor', bytes],
        ['toString', bytes],
      ]).keys(),
    ]).toEqual(['/'])
  })
})
