import { NotNowError } from '../refusal.ts'

/** Of a kind that rows of a file cannot become. */
export function notImported(): NotNowError {
  return new NotNowError(
    'HO-IMPORT-KIND',
    'These cannot be made from a file of rows.',
    'Make them one by one, or import switches.',
  )
}
