import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowsUrl, readHostPattern, type HostPattern } from '#core/policy/host-pattern.ts'

function patternOf(text: string): HostPattern {
  const pattern = readHostPattern(text)
  if (typeof pattern === 'string') throw new Error(`${text}: ${pattern}`)
  return pattern
}

const allows = (pattern: string, url: string) => allowsUrl([patternOf(pattern)], new URL(url))

describe('a name', () => {
  test.each([
    ['api.example.ie', 'https://api.example.ie/'],
    ['API.Example.IE', 'https://api.example.ie/'],
    ['api.example.ie', 'https://API.EXAMPLE.IE/17.0/?a=b#c'],
    ['api.example.ie.', 'https://api.example.ie/'],
    ['api.example.ie', 'https://api.example.ie./'],
    ['api.example.ie', 'https://api.example.ie:443/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['xn--bcher-kva.example', 'https://BÜCHER.example/'],
    ['*.example.ie', 'https://api.example.ie/'],
    ['*.example.ie', 'https://a.b.example.ie/'],
    ['api.example.ie:8443', 'https://api.example.ie:8443/'],
    ['api.example.ie:*', 'https://api.example.ie:8443/'],
    ['api.example.ie:*', 'https://api.example.ie/'],
    ['*.example.ie:8443', 'https://api.example.ie:8443/'],
    ['10.0.0.5', 'https://10.0.0.5/'],
    ['10.0.0.5', 'https://0xa.5/'],
    ['[fd00::1]', 'https://[fd00:0:0::1]/'],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443/'],
    ['127.0.0.1:*', 'http://127.0.0.1:4000/'],
    ['localhost', 'http://localhost/'],
    ['intranet', 'https://intranet/'],
  ])('%s means %s', (pattern, url) => expect(allows(pattern, url)).toBe(true))

  test.each([
    // Beside, above and below it
    ['api.example.ie', 'https://example.ie/'],
    ['api.example.ie', 'https://x.api.example.ie/'],
    ['example.ie', 'https://api.example.ie/'],
    ['*.example.ie', 'https://example.ie/'],
    // A label is a whole one
    ['*.example.ie', 'https://evilexample.ie/'],
    ['*.example.ie', 'https://api.evil-example.ie/'],
    ['*.example.ie', 'https://example.ie.evil.com/'],
    ['*.example.ie', 'https://api.example.ie.evil.com/'],
    ['*.example.ie', 'https://evil.com/.example.ie'],
    ['*.example.ie', 'https://evil.com/?x=.example.ie'],
    ['*.example.ie', 'https://evil.com/#.example.ie'],
    ['api.example.ie', 'https://api.example.ie..evil.com/'],
    ['api.example.ie', 'https://api.example.ie@evil.com/'],
    ['api.example.ie', 'https://evil.com\\@api.example.ie/'],
    ['api.example.ie', 'https://apixexample.ie/'],
    ['api.example.ie', 'https://api.example.ie:8443/'],
    ['api.example.ie', 'http://api.example.ie:443/'],
    ['api.example.ie:8443', 'https://api.example.ie/'],
    // Letters that look alike: the second е is Cyrillic, the ı has no dot
    ['api.example.ie', 'https://api.еxample.ie/'],
    ['api.example.ie', 'https://apı.example.ie/'],
    // Other ways to write this computer
    ['localhost', 'http://127.0.0.1/'],
    ['127.0.0.1', 'http://localhost/'],
    ['127.0.0.1', 'http://127.0.0.2/'],
    ['10.0.0.5', 'https://10.0.0.50/'],
    ['10.0.0.5', 'https://10.0.0.5.evil.com/'],
    ['[fd00::1]', 'https://[fd00::2]/'],
  ])('%s does not mean %s', (pattern, url) => expect(allows(pattern, url)).toBe(false))

  test('whatever stands before or behind an allowed name makes another name of it', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,12}$/)
    fc.assert(
      fc.property(label, label, (before, behind) => {
        const urls = [`https://${before}api.example.ie/`, `https://api.example.ie.${behind}/`]
        for (const url of urls) if (URL.canParse(url)) expect(allows('api.example.ie', url), url).toBe(false)
        expect(allows('*.example.ie', `https://${before}example.ie/`)).toBe(false)
        expect(allows('*.example.ie', `https://${before}.example.ie/`)).toBe(true)
      }),
    )
  })

  test('none at all allows nothing', () => {
    expect(allowsUrl([], new URL('https://api.example.ie/'))).toBe(false)
  })
})

test.each([
  '',
  ' ',
  '*',
  '*.',
  '*.ie',
  '*.*.ie',
  'api.*.ie',
  'api*.example.ie',
  'https://api.example.ie',
  'api.example.ie/',
  'api.example.ie/17.0',
  'user@api.example.ie',
  'api.example.ie:0',
  'api.example.ie:65536',
  'api.example.ie:port',
  'api..example.ie',
  '.example.ie',
  'api.example.ie?',
  'a b.example.ie',
  '%61pi.example.ie',
  '0x7f.1',
  '127.1',
  '2130706433',
  '[fd00:0::1]',
  'fd00::1',
  '*.0.0.1',
  '*.10.0.0.5',
  '*.[fd00::1]',
  '[::1',
])('%j is no host that a policy can name', (text) => {
  expect(typeof readHostPattern(text)).toBe('string')
})
