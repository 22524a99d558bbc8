import { describe, expect, test } from 'vitest'
import { decodeText, formatOfBody, negotiate, parseContentType } from '#core/practice/negotiation.ts'

describe('content negotiation', () => {
  test.each([
    [undefined, undefined, 'application/json'],
    [undefined, 'application/xml', 'application/xml'],
    [undefined, 'text/xml; charset=utf-8', 'text/xml'],
    [undefined, 'application/x-www-form-urlencoded', 'application/json'],
    ['*/*', 'application/xml', 'application/json'],
    ['application/xml', 'application/json', 'application/xml'],
    ['text/xml', 'application/json', 'text/xml'],
    ['text/*', 'application/xml', 'text/json'],
    ['application/json;q=0.5, application/xml', undefined, 'application/xml'],
    ['application/json;q=0.5, application/xml;q=0.4', undefined, 'application/json'],
    ['application/xml, application/json', undefined, 'application/xml'],
    ['*/*, application/xml', undefined, 'application/xml'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', undefined, 'application/xml'],
    ['application/json;q=0, application/xml;q=0.1', undefined, 'application/xml'],
    ['image/png', undefined, 'application/json'],
    ['image/png', 'application/xml', 'application/xml'],
  ])('Accept %s with a body of %s is answered in %s', (accept, body, type) => {
    expect(negotiate(accept, parseContentType(body)).type).toBe(type)
  })

  test.each([
    ['application/json', 'json'],
    ['TEXT/JSON; charset=utf-8', 'json'],
    ['text/xml', 'xml'],
    ['application/x-www-form-urlencoded', 'form'],
    ['text/plain', null],
    ['constructor', null],
    ['application/problem+json', null],
    ['', null],
  ])('a body of type %s is read as %s', (type, format) => {
    expect(formatOfBody(parseContentType(type))).toBe(format)
  })

  test('reads UTF-16 when told, and refuses bytes that are not UTF-8', () => {
    expect(decodeText(Buffer.from('é', 'utf16le'), 'utf-16')).toBe('é')
    expect(decodeText(Buffer.from('é', 'latin1'), 'utf-8')).toBeNull()
  })
})
