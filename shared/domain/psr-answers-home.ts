import { isWellFormedEircode } from './eircode.ts'
import { chosenMeters, meterAnswers } from './psr-answers-meters.ts'
import type { Answers } from './wizard-form.ts'

/** A record that a picker gave. */
interface Picked {
  id: string
  type: string
  label: string
}

/**
 * The answers that choose a home, or none. Meters of another home go. What was taken over from their records is about other people:
 * then everything that was said of the household goes too.
 */
export function homeAnswers(home: Picked | null, before: Answers): Record<string, string> {
  const picked = {
    'property.id': home?.id ?? '',
    'property.type': home?.type ?? '',
    'property.label': home?.label ?? '',
  }
  if (home?.id === (before['property.id'] ?? '')) return picked
  const isTakenOver = chosenMeters(before).some(({ shown }) => shown !== null)
  const household = Object.keys(before).filter((key) =>
    /^(?:needs\.|noNeeds$|priority$|info\.|consent\.)/.test(key),
  )
  return {
    ...(isTakenOver ? Object.fromEntries(household.map((key) => [key, ''])) : {}),
    ...meterAnswers([], before),
    ...picked,
  }
}

/**
 * Whether an address, as a picker shows it in one line, is in Ireland: its last parts hold an Eircode or the country's name.
 * Northern Ireland is not.
 */
export function isInIreland(address: string): boolean {
  return address.split(',').some((part) => {
    const words = part.trim().split(/\s+/)
    return (
      /^(?:(?:republic of )?ireland|éire)$/i.test(words.join(' ')) ||
      isWellFormedEircode(words.slice(-1).join('')) ||
      isWellFormedEircode(words.slice(-2).join(''))
    )
  })
}
