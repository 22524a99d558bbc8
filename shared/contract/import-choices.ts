/** The largest piece of a file: 1 MB, written as base64. */
export const LARGEST_PIECE = 1_000_000
/** The largest file: 20 MB. */
export const LARGEST_FILE = 20_000_000
/** The largest file of homes, which comes in one piece: 1 MB, written as base64. Some 10,000 homes. */
export const LARGEST_HOMES_FILE = 1_000_000

/** How a file can be read. */
export const ENCODINGS = ['utf-8', 'windows-1252'] as const
export const DELIMITERS = [',', ';', '\t'] as const
/** The order of day, month and year in dates that are not ISO. */
export const DATE_ORDERS = ['day-month-year', 'month-day-year', 'year-month-day'] as const
