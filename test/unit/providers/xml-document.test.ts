import { describe, expect, test } from 'vitest'
import { childOf, readXml } from '#core/providers/xml-document.ts'

describe('XML of others', () => {
  test('text keeps what it is: leading zeros, plus signs, spaces, entities, CDATA', () => {
    const root = readXml(
      '<a><n>00010012345</n><p>+353 1</p><s> x </s><e>&lt;&#xE9;&#233;&amp;amp;</e><c><![CDATA[<&amp;>]]>!</c></a>',
    )
    expect(root.children.map((child) => child.text)).toEqual([
      '00010012345',
      '+353 1',
      ' x ',
      '<éé&amp;',
      '<&amp;>!',
    ])
  })

  test('attributes, and children by name in any case', () => {
    const root = readXml('<?xml version="1.0"?><a x:nil="true" b="&quot;"><CaseID/></a>')
    expect([...root.attributes]).toEqual([
      ['x:nil', 'true'],
      ['b', '"'],
    ])
    expect(childOf(root, 'caseId')?.text).toBe('')
  })

  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a document type in small letters', '<!doctype a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a wrong closing tag', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['trailing junk', '<a/>junk'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an impossible character number', '<a>&#x110000;</a>'],
    ['nothing', ''],
    ['no XML', 'caseID=1'],
    ['a bottomless nest', `${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}`],
  ])('%s is refused', (_, text) => {
    expect(() => readXml(text)).toThrow()
  })

  test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
    'an element named %s does no harm',
    (name) => {
      const text = `<a><${name}><polluted>1</polluted></${name}><CaseID>7</CaseID></a>`
      try {
        expect(childOf(readXml(text), 'CaseID')?.text).toBe('7')
      } catch (error) {
        // Refusing it altogether is as good.
        expect(error).toBeInstanceOf(Error)
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
      expect(typeof Reflect.get({}, 'toString')).toBe('function')
    },
  )
})
