import { countryOfWord } from './address-country.ts'
import { isWellFormedEircode } from './eircode.ts'
import { isWellFormedPostcode } from './postcode.ts'
import type { HomeZone } from './zoned-time.ts'

/**
 * Whose clock a home goes by, when its address in one line says so: by a country's name, an Eircode or a UK postcode at the end of one
 * of its parts. Null when it does not say, or says both. Northern Ireland goes by the United Kingdom's.
 */
export function zoneInAddress(text: string): HomeZone | null {
  const zones = new Set(text.split(/[,\n·]/).flatMap((part) => zoneOfPart(part.trim()) ?? []))
  const [zone = null] = zones
  return zones.size === 1 ? zone : null
}

function zoneOfPart(part: string): HomeZone | null {
  const country = countryOfWord(part)
  if (country !== null) return country === 'IE' ? 'Europe/Dublin' : 'Europe/London'
  // `Cork T12 X70A`: the code is the last word or the last two.
  const words = part.split(/\s+/)
  const codes = [words.slice(-1).join(''), words.slice(-2).join(' ')]
  if (codes.some(isWellFormedEircode)) return 'Europe/Dublin'
  return codes.some(isWellFormedPostcode) ? 'Europe/London' : null
}
