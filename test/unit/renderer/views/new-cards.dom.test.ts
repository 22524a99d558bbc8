import { expect, test } from 'vitest'
import { NEW_CARDS } from '#renderer/views/new-cards.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'
import { WIZARD_TITLES } from '#shared/domain/wizard-titles.ts'

test('every wizard is offered on the New page in the order and the words of the menu', () => {
  expect(NEW_CARDS.map(({ kind }) => kind)).toEqual(WIZARD_KINDS)
  expect(NEW_CARDS.map(({ title }) => title)).toEqual(WIZARD_KINDS.map((kind) => WIZARD_TITLES[kind]))
})
