import type { MeterMeaning } from './codes.ts'

/** The six readings of a switch, by their JSON names, in documented order (seed 001). */
export const READING_FIELDS = [
  'twentyFourHourMeterRead',
  'nightSaverMeterRead',
  'dayMeterRead',
  'nightMeterRead',
  'peakMeterRead',
  'gasMeterRead',
] as const
export type ReadingField = (typeof READING_FIELDS)[number]

/**
 * Which electricity readings each kind of meter has.
 * Only the first line is safe today (seed 001); the others are deduced from how Irish meters are read.
 */
export const READINGS_OF_METER: Readonly<Record<MeterMeaning, readonly ReadingField[]>> = {
  'twenty-four-hour': ['twentyFourHourMeterRead'],
  'day-and-night': ['dayMeterRead', 'nightMeterRead'],
  smart: ['dayMeterRead', 'nightMeterRead', 'peakMeterRead'],
}

/** The largest whole reading we accept: seven digits. */
export const MAX_READING = 9_999_999
