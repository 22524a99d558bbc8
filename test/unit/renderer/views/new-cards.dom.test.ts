import { expect, test } from 'vitest'
import { NEW_CARDS } from '#renderer/views/new-cards.ts'
import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'

test('every wizard is offered on the New page in the order of the menu', () => {
  expect(NEW_CARDS.map(({ kind }) => kind)).toEqual(WIZARD_KINDS)
})
