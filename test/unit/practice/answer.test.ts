import { describe, expect, test } from 'vitest'
import { camelCase, encodeLocalName, renderError, renderModel } from '#core/practice/answer.ts'

describe('answers', () => {
  test.each([
    ['CaseID', 'caseID'],
    ['SwitchOverID', 'switchOverID'],
    ['Token', 'token'],
    ['IDNumber', 'idNumber'],
    ['newSwitch.Property.Mprn', 'newSwitch.Property.Mprn'],
  ])('%s in JSON is %s', (name, json) => {
    expect(camelCase(name)).toBe(json)
  })

  test.each([
    ['newSwitch.Property.Mprn', 'newSwitch.Property.Mprn'],
    ['newSwitch.items[0]', 'newSwitch.items_x005B_0_x005D_'],
    ['1st', '_x0031_st'],
    ['a_x0031_', 'a_x005F_x0031_'],
  ])('%s as an element is %s', (key, name) => {
    expect(encodeLocalName(key)).toBe(name)
  })

  test('a null text is null in JSON and absent in XML', () => {
    const model = {
      root: 'R',
      members: [
        { name: 'A', value: null },
        { name: 'B', value: '<&>' },
      ],
    }
    expect(renderModel(model, 'json')).toBe('{"a":null,"b":"<&>"}')
    expect(renderModel(model, 'xml')).toBe(
      '<R xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><B>&lt;&amp;&gt;</B></R>',
    )
  })

  test('an error in JSON is camelCase; in XML several messages of one key are one text', () => {
    const error = {
      message: 'The request is invalid.',
      modelState: { 'newSwitch.Property': ['One.', 'Two.'] },
    }
    expect(JSON.parse(renderError(error, 'json'))).toEqual({
      message: 'The request is invalid.',
      modelState: { 'newSwitch.Property': ['One.', 'Two.'] },
    })
    expect(renderError(error, 'xml')).toBe(
      '<Error><Message>The request is invalid.</Message><ModelState><newSwitch.Property>One. Two.</newSwitch.Property></ModelState></Error>',
    )
  })
})
