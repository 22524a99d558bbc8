import { expect, test } from 'vitest'
import { checkRows } from '#shared/domain/switch-answers-rows.ts'
import { switchSteps } from '#shared/domain/switch-answers-steps.ts'
import { summaryOf } from '#shared/domain/switch-answers-summary.ts'
import { fullAnswers } from './full-answers.ts'

const { steps: STEPS } = switchSteps('tenant-switch')

test('every answer is on a row, names and addresses on one each', () => {
  const answers = fullAnswers()
  const single = STEPS.flatMap((step) => summaryOf('tenant-switch', step, answers))
  const joined = STEPS.flatMap((step) => checkRows(summaryOf('tenant-switch', step, answers)))
  for (const row of single)
    expect(
      joined.some((one) => one.value.includes(row.value)),
      row.question,
    ).toBe(true)
  expect(joined.filter((row) => row.label === 'Address').map((row) => row.changes)).toEqual([
    'the home’s address',
    'the landlord’s address',
  ])
  expect(joined.filter((row) => row.label === 'Name').length).toBe(2)
})

test('a house number stands before its street without a comma', () => {
  const part = (name: string, value: string) => ({
    question: `property.address.${name}`,
    label: name,
    value,
    numbers: false,
  })
  expect(checkRows([part('propertyName', '14'), part('street', 'Linnet Row')])[0]?.value).toBe(
    '14 Linnet Row',
  )
})

test('a part that was not given leaves no gap, and what is changed is the first part', () => {
  const part = (question: string, value: string) => ({ question, label: 'Part', value, numbers: false })
  expect(
    checkRows([
      part('property.address.propertyName', ''),
      part('property.address.street', 'Linnet Row'),
      part('property.address.town', 'Dublin 7'),
      part('property.mprn', '10 000 000 101'),
    ]),
  ).toEqual([
    {
      question: 'property.address.propertyName',
      label: 'Address',
      value: 'Linnet Row, Dublin 7',
      numbers: false,
      changes: 'the home’s address',
    },
    {
      question: 'property.mprn',
      label: 'Part',
      value: '10 000 000 101',
      numbers: false,
      changes: 'the MPRN',
    },
  ])
})
