import { addDays, dateInWords } from '#shared/domain/calendar-date.ts'
import { infoOf, PSR_RECORD, type PsrRecord } from '#shared/domain/ctrl-hub/psr-record.ts'
import { needInWords } from '#shared/domain/needs-codes.ts'
import { readPsrInfo, sortedCodes, writePsrInfo } from '#shared/domain/psr-info.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import type { ViewLine } from '../../provider.ts'
import { documentJob } from './document-job.ts'
import { exampleConsent, exampleRecord } from './example-values.ts'
import { hidden, homeOf, joined, labelOf, meterInWords, recordInWords } from './words.ts'

/**
 * Puts the needs of the people at one meter on record.
 *
 * Answers that its title and receipt use: `property.{id,type,label}` (the home) and `meter.{id,type,label}` (the part's own meter;
 * the label is its number).
 */
export const psrRecordJob = documentJob(PSR_RECORD, {
  example: (today) => ({
    data: {
      type: RESOURCES['psr-record'].type,
      attributes: {
        priority: 1,
        extra_info: writePsrInfo({
          listed: true,
          codes: ['14', '29'],
          expiries: { 29: addDays(today, 365) },
          text: '',
          other: [],
        }),
      },
      relationships: { meter: exampleRecord('meter') },
    },
    meta: { consent: exampleConsent(today) },
  }),

  // The whole set of needs: the same set again changes nothing, another set is another record.
  fingerprint: (body) => ({
    path: 'data.relationships.meter',
    text: joined(meterOf(body)?.id, sortedCodes(readPsrInfo(infoOf(body)).codes)),
  }),

  home: (body) => joined('meter', meterOf(body)?.id),

  title(body, answers) {
    const meter = meterOf(body)
    const home = homeOf(answers)
    if (home === '') return `PSR record for ${recordInWords('meter', meter)}`
    const number = labelOf(answers, 'meter', meter)
    return number === '' ? home : `${home}, meter ending ${number.slice(-3)}`
  },

  redactedView(body, answers) {
    const info = readPsrInfo(infoOf(body))
    return [
      { label: 'Home', value: homeOf(answers) },
      { label: 'Meter', value: meterInWords(answers, meterOf(body)) },
      { label: 'Priority', value: hidden(body.data?.attributes?.priority) },
      { label: 'Needs', value: info.listed ? `${info.codes.length}, hidden` : '' },
    ]
  },

  hiddenView(body) {
    const info = readPsrInfo(infoOf(body))
    const { priority } = body.data?.attributes ?? {}
    const needs = info.codes.map((code) => ({ label: 'Need', value: needInWords(code) }))
    const reviews = Object.entries(info.expiries).map(([code, date]) => ({
      label: `Review date of need ${code}`,
      value: dateInWords(date),
    }))
    return [
      { label: 'Priority', value: priority === undefined ? '' : String(priority) },
      ...(info.listed && needs.length === 0 ? [{ label: 'Needs', value: 'None' }] : needs),
      ...reviews,
      { label: 'Language or communication need', value: info.text },
      ...info.other.map(({ display_name, field, value }): ViewLine => ({
        label: display_name || field,
        value,
      })),
    ]
  },
})

function meterOf(body: PsrRecord) {
  return body.data?.relationships?.meter?.data
}
