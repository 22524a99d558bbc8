import * as v from 'valibot'
import { procedure } from './errors.ts'
import { Found } from './known-home.ts'

export const search = {
  /**
   * Homes, people, receipts and drafts that have all the words, each as a whole or a beginning, in that order; the newest first
   * within each, at most 20. Meter and case numbers are found by the whole or, from four digits, by their end. Nothing is found by
   * anything about health.
   */
  everything: procedure
    .input(v.object({ text: v.pipe(v.string(), v.maxLength(200)) }))
    .output(v.object({ results: v.array(Found) })),
}
