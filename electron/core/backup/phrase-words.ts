import type { PhraseFault } from './recovery-phrase.ts'

/** What is wrong with a phrase, in words for whoever typed it; never the words that were typed. */
export function faultWords(fault: PhraseFault): string {
  switch (fault.what) {
    case 'count':
      return `A recovery phrase has 12 words; there are ${fault.words} here.`
    case 'unknown':
      return `Word ${fault.place} is not one that a recovery phrase can have. Check how it is spelled.`
    case 'check':
      return 'These words do not belong together: one of them is another, or their order is.'
  }
}
