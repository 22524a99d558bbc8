import { METER_MEANINGS, rowByNumber, type CodeTable } from '../codes.ts'
import { READINGS_OF_METER, READING_FIELDS, type ReadingField } from '../meter-readings.ts'
import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import { isReading } from '../reading.ts'
import type { SwitchBody } from '../switch-facts.ts'
import type { Supplies } from './context.ts'

const METER_PATH = 'property.electricMeterType'
const ELECTRIC_FIELDS = READING_FIELDS.filter((field) => field !== 'gasMeterRead')
/** What the service takes when the type is left out: an enum that is missing arrives as 0. */
const DEFAULT_METER = 0

/**
 * Exactly the readings of the meter, and gas where gas is switched. What a confirmed meter type does not have, or has and is missing, is
 * refused: the service would record a missing reading as 0, and takes a 0 as none. For an unconfirmed type both are only told.
 */
export function checkReadings(body: SwitchBody, supplies: Supplies, codes: CodeTable): Findings {
  const found: Findings = { errors: [], warnings: [] }
  const readings = body.meterReadings ?? {}
  for (const field of READING_FIELDS) {
    const value = readings[field]
    if (value !== undefined && !isReading(value))
      found.errors.push(problem('HO-SWITCH-READING-RANGE', pathOf(field)))
  }
  checkElectric(body, supplies, codes, found)
  checkGas(body, supplies, found)
  return found
}

function checkElectric(body: SwitchBody, supplies: Supplies, codes: CodeTable, found: Findings): void {
  const readings = body.meterReadings
  const given = body.property?.electricMeterType
  const row = rowByNumber(codes, 'electricMeterType', given ?? DEFAULT_METER)
  if (given !== undefined && row === undefined) {
    found.errors.push(problem('HO-SWITCH-METER-UNKNOWN', METER_PATH))
    return
  }
  if (supplies.electricity === false) {
    for (const field of ELECTRIC_FIELDS) {
      if (readings?.[field] !== undefined)
        found.warnings.push(problem('HO-SWITCH-READING-NOT-SWITCHED', pathOf(field)))
    }
    return
  }
  if (given === undefined && supplies.electricity === true && body.property !== undefined) {
    found.warnings.push(problem('HO-SWITCH-METER-MISSING', METER_PATH))
  }
  if (readings === undefined) return

  const meaning = METER_MEANINGS.find((one) => one === row?.meaning)
  const confirmed = given !== undefined && row?.confirmed === true && meaning !== undefined
  const expected = meaning === undefined ? null : READINGS_OF_METER[meaning]
  let anyExpected = false
  for (const field of ELECTRIC_FIELDS) {
    const isGiven = readings[field] !== undefined
    const isExpected = expected === null ? null : expected.includes(field)
    if (isGiven && isExpected === false) {
      // To the service 0 and no reading are the same, so a 0 does no harm.
      if (confirmed && readings[field] !== 0)
        found.errors.push(problem('HO-SWITCH-READING-NOT-OF-METER', pathOf(field)))
      else
        found.warnings.push(
          problem(
            confirmed ? 'HO-SWITCH-READING-NOT-OF-METER' : 'HO-SWITCH-READING-UNCONFIRMED',
            pathOf(field),
          ),
        )
    } else if (isGiven) {
      anyExpected = true
    } else if (isExpected === true && supplies.electricity === true) {
      const list = confirmed ? found.errors : found.warnings
      list.push(problem('HO-SWITCH-READING-MISSING', pathOf(field)))
    }
  }
  // Told once, at the type itself: the readings go with it as far as anybody knows.
  if (anyExpected && !confirmed && given !== undefined) {
    found.warnings.push(problem('HO-SWITCH-READING-UNCONFIRMED', METER_PATH))
  }
}

function checkGas(body: SwitchBody, supplies: Supplies, found: Findings): void {
  const readings = body.meterReadings
  if (readings === undefined) return
  if (supplies.gas === true && readings.gasMeterRead === undefined) {
    found.errors.push(problem('HO-SWITCH-READING-MISSING', pathOf('gasMeterRead')))
  }
  if (supplies.gas === false && readings.gasMeterRead !== undefined) {
    found.warnings.push(problem('HO-SWITCH-READING-NOT-SWITCHED', pathOf('gasMeterRead')))
  }
}

function pathOf(field: ReadingField): string {
  return `meterReadings.${field}`
}
