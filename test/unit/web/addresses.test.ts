import { describe, expect, test } from 'vitest'
import { openableUrl } from '#shared/web/openable-url.ts'
import { isPageUrl } from '#shared/web/trusted-url.ts'

describe('what is handed to the system to open', () => {
  test.each([
    'https://1a.ie/',
    'https://a-b.ie/',
    'https://-a.ie/',
    'https://a.1b.ie/',
    'https://a.b-c.ie/',
    'https://a.b.c.ie/',
    'https://intranet.x/',
    'https://example.i1/',
    'https://example.xn--p1ai/',
    'https://example.ie/a?b=c%20d#e',
    'mailto:Aoife.Byrne+home_2-x@Sub-1.Example2.Co-1.IE',
    'mailto:a@b.c.ie?subject=x',
    'mailto:a@b.ie?body=x&subject=y',
  ])('%s', (url) => {
    expect(openableUrl(url)).toBe(url)
  })

  test('as the system will read it', () => {
    expect(openableUrl('HTTPS://WWW.GOV.UK')).toBe('https://www.gov.uk/')
    expect(openableUrl('https://www.gov.uk:443/a/../b')).toBe('https://www.gov.uk/b')
  })

  test.each([
    'https://_a.gov.uk/',
    'https://www.gov.uk./',
    'https://.gov.uk/',
    'https://a..ie/',
    'https://ie/',
    'https://a.1e/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://a.-ie/',
    'https://:pass@www.gov.uk/',
    'https://www.gov.uk:0/',
    'https://www.gov.uk/\u007f',
    'https://www.gov.uk/\u0001',
    'https://www.gov.uk\\x',
    'mailto:@b.ie',
    'mailto:a@.ie',
    'mailto:a@b',
    'mailto:a@b.',
    'mailto:a@b..ie',
    'mailto:a@b.ie.',
    'mailto:a@b@c.ie',
    'mailto:"a"@b.ie',
    'mailto:a!@b.ie',
    'mailto:a@b_c.ie',
    'mailto:a@b.i_e',
    'mailto://a@b.ie',
    'mailto:a@b.ie?subject=x&cc=c@d.ie',
    'mailto:a@b.ie?cc=c@d.ie&body=x',
    'mailto:a@b.ie?Subject=x',
    'sms:a@b.ie',
    'xmpp:a@b.ie',
    'httpss://www.gov.uk/',
  ])('not %s', (url) => {
    expect(openableUrl(url)).toBeNull()
  })

  test('2048 characters at most', () => {
    const long = (length: number) => `https://www.gov.uk/${'a'.repeat(length - 19)}`
    expect(openableUrl(long(2048))).toBe(long(2048))
    expect(openableUrl(long(2049))).toBeNull()
  })
})

test.each([
  'handover-app://:pass@ui/',
  'handover-app://user:pass@ui/',
  'handover-app://user@ui/',
  'x:ui',
  'ui/',
])('%s is not the page', (url) => {
  expect(isPageUrl(url, { protocol: 'handover-app:', host: 'ui' })).toBe(false)
})
