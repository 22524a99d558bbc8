import {
  BILL_TO_MEANINGS,
  COUNTRIES,
  METER_MEANINGS,
  SWITCH_MEANINGS,
  type BillToMeaning,
  type Country,
  type MeterMeaning,
  type SwitchMeaning,
} from './codes.ts'
import type { ReadingField } from './meter-readings.ts'

/** Countries as people read them, and as the address's `country` text. */
export const COUNTRY_NAMES: Readonly<Record<Country, { label: string; onTheWire: string }>> = {
  IE: { label: 'Ireland', onTheWire: 'Ireland' },
  'GB-NIR': { label: 'Northern Ireland', onTheWire: 'Northern Ireland' },
  GB: { label: 'Great Britain', onTheWire: 'Great Britain' },
}

export const SWITCH_NAMES: Readonly<Record<SwitchMeaning, { label: string; inSentence: string }>> = {
  'electricity-and-gas': { label: 'Electricity and gas', inSentence: 'electricity and gas' },
  electricity: { label: 'Electricity only', inSentence: 'electricity only' },
  gas: { label: 'Gas only', inSentence: 'gas only' },
}

export const METER_NAMES: Readonly<Record<MeterMeaning, { label: string; inSentence: string }>> = {
  'twenty-four-hour': { label: '24-hour meter', inSentence: '24-hour meters' },
  'day-and-night': { label: 'Day and night meter', inSentence: 'day and night meters' },
  smart: { label: 'Smart meter', inSentence: 'smart meters' },
}

/** Who is billed from now on, when a landlord takes over. */
export const BILL_TO_NAMES: Readonly<Record<BillToMeaning, { label: string; inSentence: string }>> = {
  landlord: { label: 'The landlord', inSentence: 'the landlord' },
  agent: { label: 'The letting agent', inSentence: 'the letting agent' },
}

/** What each register is called on screen. */
export const READING_NAMES: Readonly<Record<ReadingField, string>> = {
  twentyFourHourMeterRead: '24-hour reading',
  nightSaverMeterRead: 'NightSaver reading',
  dayMeterRead: 'Day reading',
  nightMeterRead: 'Night reading',
  peakMeterRead: 'Peak reading',
  gasMeterRead: 'Gas reading',
}

type Typed = Readonly<Record<string, string>>

/** The country chosen, or null. */
export function countryOf(answers: Typed, question: 'country' | 'landlord.country'): Country | null {
  return COUNTRIES.find((country) => country === answers[question]) ?? null
}

/** The supply chosen, or null. */
export function supplyOf(answers: Typed): SwitchMeaning | null {
  return SWITCH_MEANINGS.find((meaning) => meaning === answers['supply']) ?? null
}

/** Who is to be billed from now on, or null. */
export function billToOf(answers: Typed): BillToMeaning | null {
  return BILL_TO_MEANINGS.find((meaning) => meaning === answers['billTo']) ?? null
}

/** The electricity meter chosen, or null. */
export function meterOf(answers: Typed): MeterMeaning | null {
  return METER_MEANINGS.find((meaning) => meaning === answers['meterType']) ?? null
}
