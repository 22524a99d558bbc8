import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'
import type { Country } from './codes.ts'
import { remembered } from './remembered.ts'

const REGIONS: Readonly<Record<Country, CountryCode>> = { IE: 'IE', 'GB-NIR': 'GB', GB: 'GB' }

/** A telephone number as far as it was understood. The service documents no format, so nothing is refused for it. */
export interface PhoneCheck {
  /** Digits, + and single spaces, as typed otherwise. */
  tidy: string
  /** `+353871234567`, or null when the number was not understood. */
  international: string | null
  /** Whether it looks like a number that exists by its country's numbering plan. */
  plausible: boolean
}

/** Reads a number as people type it. `country` says what a number without its own country code means. */
export function checkPhone(text: string, country: Country | null): PhoneCheck {
  // Quicker than to remember it, and nearly every tenant has another one.
  const mobile = PLAIN_MOBILE.test(text) ? plainMobile(text, country) : null
  if (mobile !== null) return { tidy: text, international: mobile, plausible: true }
  return (country === null ? readAbroad : READERS[country])(text)
}

/** Tidy as it stands. */
const PLAIN_MOBILE = /^\+?\d{2,5} ?\d{3,4} ?\d{3,4}$/

function readPhone(text: string, country: Country | null): PhoneCheck {
  const tidy = tidyPhone(text)
  // From the Republic, 048 is the way to Northern Ireland; outside it the same numbers start with +44 28.
  const written = country === 'IE' && tidy.startsWith('048') ? `+4428${tidy.slice(3)}` : tidy
  const mobile = plainMobile(written, country)
  if (mobile !== null) return { tidy, international: mobile, plausible: true }
  const number = parsePhoneNumberFromString(written, country === null ? undefined : REGIONS[country])
  if (number === undefined) return { tidy, international: null, plausible: false }
  return { tidy, international: number.number, plausible: number.isPossible() }
}

const reader = (country: Country | null) => remembered((text) => readPhone(text, country))
const readAbroad = reader(null)
const READERS: Readonly<Record<Country, (text: string) => PhoneCheck>> = {
  IE: reader('IE'),
  'GB-NIR': reader('GB-NIR'),
  GB: reader('GB'),
}

/** What most tenants give, an Irish or British mobile number, without asking the whole numbering plan of the world; else null. */
function plainMobile(written: string, country: Country | null): string | null {
  const digits = written.replaceAll(' ', '')
  if (/^\+(?:3538[35679]\d{7}|447\d{9})$/.test(digits)) return digits
  if (country === 'IE' && /^08[35679]\d{7}$/.test(digits)) return `+353${digits.slice(1)}`
  if ((country === 'GB' || country === 'GB-NIR') && /^07\d{9}$/.test(digits)) return `+44${digits.slice(1)}`
  return null
}

/** Trimmed, single spaces, and without brackets, dots and hyphens; letters stay, so that they can be seen. */
export function tidyPhone(text: string): string {
  return text
    .replace(/\(0\)/g, ' ')
    .replace(/[().\u2010-\u2015/-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
