import { expect, test } from 'vitest'
import { policyPlaces } from '#core/policy/policy-places.ts'

const on = (platform: NodeJS.Platform, programData?: string, folder = 'C:\\Users\\Aoife') =>
  policyPlaces({ platform, programData, userFolder: () => folder })

test('where only administrators can write', () => {
  expect(on('linux')).toEqual(['/etc/handover/policy.json'])
  expect(on('darwin')).toEqual(['/Library/Application Support/Handover/policy.json'])
  expect(on('win32', 'C:\\ProgramData')).toEqual(['C:\\ProgramData\\Handover\\policy.json'])
})

test('on Windows the environment can add a place and never take one away', () => {
  const usual = 'C:\\ProgramData\\Handover\\policy.json'
  for (const given of [undefined, '', 'relative', 'c:\\programdata\\', 'C:\\x\\..\\ProgramData'])
    expect(on('win32', given), given).toEqual([usual])
  expect(on('win32', 'D:\\Mine')).toEqual([usual, 'D:\\Mine\\Handover\\policy.json'])
  expect(on('win32', undefined, 'D:\\Users\\Aoife')).toEqual([
    usual,
    'D:\\ProgramData\\Handover\\policy.json',
  ])
  expect(on('win32', undefined, '\\\\server\\homes\\aoife')).toEqual([usual])
})

test('elsewhere no variable is looked at', () => {
  expect(on('linux', '/tmp/mine')).toEqual(['/etc/handover/policy.json'])
  expect(on('darwin', '/tmp/mine')).toEqual(['/Library/Application Support/Handover/policy.json'])
})
