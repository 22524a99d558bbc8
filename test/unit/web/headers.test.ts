import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { pageFilesOf } from '#shared/web/page-files.ts'
import { refusalResponse } from '#shared/web/refusal.ts'
import { securityHeaders } from '#shared/web/security-headers.ts'
import { servePage } from '#shared/web/serve-page.ts'

/** A text like this, for comparing. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)

test('the page is made of its own files, and pictures in its styles, and nothing else', () => {
  expect(contentSecurityPolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
})

test('the headers of every answer', () => {
  const { 'permissions-policy': permissions, ...rest } = securityHeaders
  expect(rest).toEqual({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  // Shut for the page too, each on its own; copying to the clipboard is not among them.
  expect(permissions?.split(', ')).toEqual([
    'accelerometer=()',
    'autoplay=()',
    'camera=()',
    'display-capture=()',
    'geolocation=()',
    'gyroscope=()',
    'hid=()',
    'magnetometer=()',
    'microphone=()',
    'midi=()',
    'payment=()',
    'publickey-credentials-get=()',
    'screen-wake-lock=()',
    'serial=()',
    'usb=()',
    'xr-spatial-tracking=()',
  ])
})

describe('a refusal', () => {
  test('says what and why, as JSON, under the headers of every answer', async () => {
    const response = refusalResponse({ status: 403, error: 'ORIGIN', message: 'Only the page may ask this.' })
    expect(response.status).toBe(403)
    expect(Object.fromEntries(response.headers)).toEqual({
      ...securityHeaders,
      'content-type': 'application/json',
    })
    expect(await response.json()).toEqual({ error: 'ORIGIN', message: 'Only the page may ask this.' })
  })

  test('of a method names those that there are', () => {
    const response = refusalResponse({ status: 405, error: 'METHOD', message: 'No.' })
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })
})

describe('a file of the page', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const files = (...paths: string[]) =>
    pageFilesOf(['index.html', ...paths].map((path) => [path, bytes] as const))

  test.each([
    ['html', 'text/html; charset=utf-8'],
    ['js', 'text/javascript; charset=utf-8'],
    ['css', 'text/css; charset=utf-8'],
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
    ['ico', 'image/x-icon'],
    ['woff2', 'font/woff2'],
  ])('with the ending %s is %s', async (ending, contentType) => {
    const answer = servePage(
      new Request(`http://127.0.0.1/assets/a.b.${ending}`),
      files(`assets/a.b.${ending}`),
    )
    expect(Object.fromEntries(answer.headers)).toEqual({
      ...securityHeaders,
      'content-type': contentType,
      'content-length': '3',
    })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
  })

  test('is not what the bundler notes for itself, nor what has another ending', () => {
    const paths = ['.vite/manifest.js', '.hidden.css', 'assets/index.js.map', 'notes.', 'js', 'html']
    expect([...files(...paths).keys()].filter((path) => path !== '/')).toEqual(['/js', '/html'])
  })

  test('that is not there, or not read, is refused in a sentence', async () => {
    const missing = servePage(new Request('http://127.0.0.1/other'), files())
    expect(missing.status).toBe(404)
    expect(await missing.json()).toEqual({
      error: 'NO_SUCH_FILE',
      message: like(/^\S.*\.$/),
    })
    const written = servePage(new Request('http://127.0.0.1/', { method: 'POST' }), files())
    expect(written.status).toBe(405)
    expect(await written.json()).toEqual({ error: 'METHOD', message: like(/^\S.*\.$/) })
  })
})
