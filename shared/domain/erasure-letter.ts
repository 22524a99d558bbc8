import { dateInWords } from './calendar-date.ts'
import { idLabel } from './remote-ids.ts'
import { KIND_FACTS } from './submission.ts'
import type { ToldSystem } from './told-system.ts'

export interface Letter {
  subject: string
  text: string
}

/**
 * What one writes to a system that was told of somebody, so that it erases them too. `name` is who it was, as long as somebody still knows;
 * '' once they are erased here: then the numbers have to do. Says nothing about health, nor why.
 */
export function erasureLetter(
  { system, told }: Pick<ToldSystem, 'system' | 'told'>,
  { name, from }: { name: string; from: string },
): Letter {
  const who = name === '' ? 'a person whom we told you about' : name
  const subject = 'Request to erase personal data (Article 17 GDPR)'
  const lines = told.map(({ kind, on, numbers }) => {
    const what = kind === null ? 'Letter' : KIND_FACTS[kind].title
    const known = Object.entries(numbers).map(([id, value]) => `${idLabel(id).toLowerCase()} ${value}`)
    return `- ${[`${what}, ${dateInWords(on)}`, ...known].join(', ')}`
  })
  const text = [
    `To ${system === 'The council' || system === 'The water company' ? system.toLowerCase() : system}`,
    '',
    `We have erased the personal data of ${who}, who asked for it or whose data is no longer needed. Please erase what we sent you about`,
    'them as well, and tell anybody to whom you passed it on. You know it by:',
    '',
    ...lines,
    '',
    'Please confirm in writing within one month that it is erased, or say which of it you have to keep and why.',
    '',
    from,
  ].join('\n')
  return { subject, text: text.replaceAll(/(\S)\n(?=[a-z])/g, '$1 ') }
}
