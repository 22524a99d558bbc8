import { describe, expect, test } from 'vitest'
import { READING_FIELDS } from '#shared/domain/meter-readings.ts'
import {
  hashesIn,
  isPhotoHash,
  photoLines,
  photoQuestion,
  photosOf,
  readingOfPhotos,
} from '#shared/domain/reading-photos.ts'
import { summaryOf } from '#shared/domain/switch-answers-summary.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import { CODES, fullAnswers } from '../wizard/full-answers.ts'

const hash = (letter: string) => letter.repeat(64)
const SMART = { supply: 'electricity-and-gas', meterType: 'smart' }

describe('the photos in an answer', () => {
  test.each([
    [undefined, []],
    ['', []],
    [hash('a'), [hash('a')]],
    [`${hash('a')},${hash('b')}`, [hash('a'), hash('b')]],
    [`${hash('a')},${hash('a')}`, [hash('a')]],
    [`,${hash('a')},x,${hash('A')},${hash('b')}0, ${hash('c')}`, [hash('a')]],
  ])('%j', (answer, hashes) => {
    expect(hashesIn(answer)).toEqual(hashes)
  })

  test('a hash is 64 digits of hex in small letters', () => {
    expect([hash('0'), hash('f')].every(isPhotoHash)).toBe(true)
    expect([hash('g'), hash('F'), '', `${hash('a')}\n`, hash('a').slice(1)].some(isPhotoHash)).toBe(false)
  })

  test('a question is of one reading', () => {
    for (const reading of READING_FIELDS) expect(readingOfPhotos(photoQuestion(reading))).toBe(reading)
    expect(readingOfPhotos('meterReadings.gasMeterRead')).toBeNull()
    expect(readingOfPhotos('photos.toString')).toBeNull()
  })
})

describe('the photos of a switch', () => {
  test('are those of the readings that are asked for, each once, four at most, in the order of the readings', () => {
    const answers = {
      'photos.gasMeterRead': [hash('a'), hash('b'), hash('c')].join(),
      'photos.dayMeterRead': [hash('d'), hash('a')].join(),
      'photos.twentyFourHourMeterRead': hash('e'),
    }
    expect(photosOf(answers)).toEqual([])
    expect(photosOf({ ...SMART, ...answers })).toEqual([
      { reading: 'dayMeterRead', hash: hash('d') },
      { reading: 'dayMeterRead', hash: hash('a') },
      { reading: 'gasMeterRead', hash: hash('b') },
      { reading: 'gasMeterRead', hash: hash('c') },
    ])
    const more = { ...SMART, 'photos.gasMeterRead': ['1', '2', '3', '4', '5'].map(hash).join() }
    expect(photosOf(more)).toHaveLength(4)
    expect(photoLines({ ...more, supply: 'gas' })[0]).toEqual({
      label: 'Photo, gas reading',
      value: hash('1'),
    })
  })

  test('are told on the check page where there are any, and sent to nobody', () => {
    const answers = fullAnswers('smart')
    const withPhotos = {
      ...answers,
      'photos.gasMeterRead': hash('a'),
      'photos.dayMeterRead': `${hash('b')},${hash('c')}`,
    }
    const rows = (of: Record<string, string>) =>
      summaryOf('tenant-switch', 'readings', of).filter(({ question }) => question.startsWith('photos.'))
    expect(rows(answers)).toEqual([])
    expect(rows(withPhotos).map(({ label, value }) => [label, value])).toEqual([
      ['Photo, day reading', '2 photos'],
      ['Photo, gas reading', '1 photo'],
    ])
    expect(toSwitchBody('tenant-switch', withPhotos, CODES).body).toEqual(
      toSwitchBody('tenant-switch', answers, CODES).body,
    )
  })
})
