import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#shared/web/csp.ts'
import { securityHeaders } from '#shared/web/security-headers.ts'

describe('content security policy', () => {
  test('is exactly this', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  test('lets in nothing inline, no eval, no other host and no wildcard', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|wss?:|blob:|nonce|strict-dynamic/)
    const directives = new Map(
      contentSecurityPolicy.split('; ').map((one): [string, string[]] => {
        const [name = '', ...sources] = one.split(' ')
        return [name, sources]
      }),
    )
    expect(directives.get('default-src')).toEqual(["'none'"])
    const withData = [...directives].filter(([, sources]) => sources.includes('data:')).map(([name]) => name)
    expect(withData).toEqual(['img-src'])
  })
})

describe('headers of every answer', () => {
  test('are exactly these', () => {
    const {
      'permissions-policy': permissions,
      'content-security-policy': policy,
      ...others
    } = securityHeaders
    expect(policy).toBe(contentSecurityPolicy)
    expect(others).toEqual({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'display-capture']) {
      expect(permissions).toContain(`${feature}=()`)
    }
  })
})
