import type { Country } from '../codes.ts'
import { dateInWords } from '../calendar-date.ts'

/*
 * Letters and e-mails about a change of tenant, in the words of those who need them. What a council needs: names, days, furnished or not,
 * the kind of agreement, the owner or agent (Cornwall and Maidstone councils); in Northern Ireland the change is told to Land & Property
 * Services (nidirect). In Ireland there is no council tax; an owner tells Uisce Éireann who lives at a home and since when, within
 * 20 working days (Water Services (No. 2) Act 2013, section 23A).
 */

export const ADDRESSEES = ['council', 'water'] as const
export type Addressee = (typeof ADDRESSEES)[number]

export const OCCASIONS = ['move-in', 'move-out'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** What only the writer knows. Texts are '' when they were not given. */
export interface LetterChoices {
  furnished: 'furnished' | 'part-furnished' | 'unfurnished' | null
  agreement: 'joint' | 'separate' | null
  /** The day on which they really moved, `yyyy-MM-dd`, when it is not the tenancy's. */
  movedOn: string | null
  /** Where they have gone: only of a move out. */
  forwarding: string
  /** The addressee's own number of the home or account. */
  reference: string
  /** What the water meter showed. */
  waterMeter: string
}

export const NO_CHOICES: LetterChoices = {
  furnished: null,
  agreement: null,
  movedOn: null,
  forwarding: '',
  reference: '',
  waterMeter: '',
}

export interface LetterFacts {
  to: Addressee
  occasion: Occasion
  /** Null is written to as in Great Britain. */
  country: Country | null
  /** The address in lines, none of them empty. */
  address: readonly string[]
  /** In full, the lead tenant first. */
  names: readonly string[]
  /** `yyyy-MM-dd` */
  startsOn: string
  /** The day from which the tenants no longer pay; null while it is not known. */
  endsOn: string | null
  /** The owner's name; '' when it is not known. */
  owner: string
  /** Who writes; `isOwner` when it is the owner, else the managing agent. */
  writer: { name: string; isOwner: boolean }
  choices: LetterChoices
}

export interface LetterText {
  /** Names nobody. */
  subject: string
  text: string
}

/** Who is to be told of a change of tenant. */
export function addresseesIn(country: Country | null): readonly Addressee[] {
  return country === 'IE' ? ['water'] : ADDRESSEES
}

/** What they are called in a letter and on screen. */
export function addresseeWords(to: Addressee, country: Country | null): string {
  if (to === 'water') return country === 'IE' ? 'Uisce Éireann' : 'Water company'
  return country === 'GB-NIR' ? 'Land & Property Services' : 'Council tax department'
}

/** The letter, made of what is known. Lines of which nothing is known are left out; nothing is guessed. */
export function draftLetter(facts: LetterFacts): LetterText {
  const { to, country, occasion, writer } = facts
  const what = occasion === 'move-in' ? 'New tenants' : 'Tenants moved out'
  const paragraphs = [
    `To: ${addresseeWords(to, country)}`,
    ASK[to](country, occasion),
    detailsOf(facts).join('\n'),
    to === 'water' && country === 'IE'
      ? `${writer.isOwner ? 'As the owner I have' : 'We write for the owner, who has'} to tell you of a change of occupants (Water Services (No. 2) Act 2013, section 23A).`
      : '',
    'Please confirm that you have made the change, and tell us if you hold other dates.',
    ['Kind regards', writer.name, writer.isOwner ? 'Owner' : 'Managing agent'].filter(Boolean).join('\n'),
  ]
  return {
    subject: `${what}: ${facts.address.join(', ')}`,
    text: `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`,
  }
}

const ASK: Readonly<Record<Addressee, (country: Country | null, occasion: Occasion) => string>> = {
  council: (country, occasion) => {
    const account = country === 'GB-NIR' ? 'rate account' : 'council tax account'
    return occasion === 'move-in'
      ? `The tenants of the home below have changed. Please put the ${account} in their names from the day their tenancy began.`
      : `The tenants of the home below have left. Please end their part in the ${account} on the day their tenancy ended.`
  },
  water: (_country, occasion) =>
    occasion === 'move-in'
      ? 'The occupants of the home below have changed. Please put the account in their names from the day their tenancy began.'
      : 'The occupants of the home below have left. Please end their account on the day their tenancy ended.',
}

function detailsOf(facts: LetterFacts): string[] {
  const { to, occasion, names, startsOn, endsOn, owner, writer, choices } = facts
  const isOut = occasion === 'move-out'
  const line = (label: string, value: string) => (value === '' ? [] : [`${label}: ${value}`])
  const day = (value: string | null) => (value === null ? '' : dateInWords(value))
  return [
    ...line('Home', facts.address.join(', ')),
    ...line('Your reference', choices.reference.trim()),
    ...line(names.length === 1 ? 'Tenant' : 'Tenants', names.join('; ')),
    ...line('Tenancy began', day(startsOn)),
    ...(isOut ? line('Tenancy ended', day(endsOn)) : []),
    ...line(isOut ? 'They really moved out on' : 'They really moved in on', day(choices.movedOn)),
    ...(to === 'council' && names.length > 1
      ? line('Agreement', AGREEMENT[choices.agreement ?? 'unknown'])
      : []),
    ...(to === 'council' ? line('Let as', FURNISHED[choices.furnished ?? 'unknown']) : []),
    ...(isOut ? line('Forwarding address', choices.forwarding.trim()) : []),
    ...(to === 'water' ? line('Water meter reading', choices.waterMeter.trim()) : []),
    ...line('Owner', writer.isOwner ? writer.name : owner),
    ...(writer.isOwner ? [] : line('Managing agent', writer.name)),
  ]
}

const AGREEMENT = {
  joint: 'one joint agreement',
  separate: 'an agreement each',
  unknown: '',
} as const

const FURNISHED = {
  furnished: 'furnished',
  'part-furnished': 'part furnished',
  unfurnished: 'unfurnished',
  unknown: '',
} as const
