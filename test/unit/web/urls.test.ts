import { describe, expect, test } from 'vitest'
import { openableUrl } from '#shared/web/openable-url.ts'
import { isPageUrl } from '#shared/web/trusted-url.ts'

describe('isPageUrl', () => {
  const desktop = { protocol: 'handover-app:', host: 'ui' }
  const browser = { protocol: 'http:', host: '127.0.0.1:4000' }

  test.each(['handover-app://ui', 'handover-app://ui/', 'handover-app://ui/x?y#z', 'HANDOVER-APP://ui/'])(
    '%s is the page',
    (url) => {
      expect(isPageUrl(url, desktop)).toBe(true)
    },
  )

  test.each([
    '',
    'ui',
    'about:blank',
    'null',
    'handover://ui/',
    'handover-app:ui',
    'handover-app:///ui',
    'handover-app://UI/',
    'handover-app://ui.evil/',
    'handover-app://uix/',
    'handover-app://ui:80/',
    'handover-app://ui@evil/',
    'handover-app://user@ui/',
    'handover-app://user:pass@ui/',
    'https://evil.example/?handover-app://ui',
    'http://ui/',
    'file:///ui',
    'data:text/html,handover-app://ui/',
    'javascript:handover-app://ui/',
    'blob:handover-app://ui/1',
    'view-source:handover-app://ui/',
  ])('%s is not', (url) => {
    expect(isPageUrl(url, desktop)).toBe(false)
  })

  test.each([
    ['http://127.0.0.1:4000/', true],
    ['http://127.0.0.1/', false],
    ['http://127.0.0.1:40000/', false],
    ['http://localhost:4000/', false],
    ['https://127.0.0.1:4000/', false],
    ['http://127.0.0.1:4000@evil.example/', false],
  ])('%s: %s', (url, expected) => {
    expect(isPageUrl(url, browser)).toBe(expected)
  })
})

describe('openableUrl', () => {
  test.each([
    'https://acquaint.example/help?x=1#y',
    'https://www.gov.uk/',
    'mailto:help@acquaint.ie?subject=Codes&body=Which%20number',
  ])('%s is handed to the system', (url) => {
    expect(openableUrl(url)).toBe(url)
  })

  test.each([
    '',
    'http://www.gov.uk/',
    'file:///etc/passwd',
    'file://server/share/evil.exe',
    '\\\\server\\share\\evil.exe',
    'smb://server/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://www.gov.uk/1',
    'vbscript:x',
    'ms-msdt:/id',
    'search-ms:query=x',
    'handover://open',
    'handover-app://ui/',
    'ftp://www.gov.uk/',
    'https://user@www.gov.uk/',
    'https://user:pass@www.gov.uk/',
    'https://www.gov.uk:8443/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://www.gov.uk\\@evil.example/',
    'https://www.gov.uk/\u0000',
    'https://www.gov.uk/ --flag',
    ' https://www.gov.uk/',
    'https://www.gov.uk/\n',
    `https://www.gov.uk/${'a'.repeat(2048)}`,
    'mailto:',
    'mailto:a@b',
    'mailto:a@b.ie,c@d.ie',
    'mailto:a@b.ie?cc=c@d.ie',
    'mailto:a@b.ie?attach=/etc/passwd',
    'mailto:a%20b@c.ie',
  ])('%s is not', (url) => {
    expect(openableUrl(url)).toBeNull()
  })
})
