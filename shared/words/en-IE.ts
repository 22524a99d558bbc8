import type { Differing } from './differing.ts'
import type { Words } from './en-GB.ts'

/** English as it is written in Ireland: what is said there in other words. */
export const enIE: Differing<Words> = {
  settings: {
    language: { hint: 'Which words are used, such as Eircode or postcode.' },
  },
}
