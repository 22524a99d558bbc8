import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import { tidyMeterNumber } from '#shared/domain/meter-number.ts'
import { SWITCH_FACTS, type PayerMember, type SwitchBody } from '#shared/domain/switch-facts.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { JobFingerprint } from '../provider.ts'

/** The members that a switch is compared with others by, as they stand in its body; '' for one that is left out. */
export interface SwitchKeyMembers {
  mprn: string
  gprn: string
  postCode: string
  readOn: string
  startsOn: string
  /** Of whoever pays from now on. A landlord has no day of birth. */
  firstName: string
  lastName: string
  bornOn: string
}

export const NO_KEY_MEMBERS: Readonly<SwitchKeyMembers> = {
  mprn: '',
  gprn: '',
  postCode: '',
  readOn: '',
  startsOn: '',
  firstName: '',
  lastName: '',
  bornOn: '',
}

const MPRN = 'property.mprn'
const GPRN = 'property.gprn'

/** Which member stands at which JSON path of the body. */
export function keyMembersByPath(kind: SwitchKind): ReadonlyMap<string, keyof SwitchKeyMembers> {
  const { payer } = SWITCH_FACTS[kind]
  return new Map([
    [MPRN, 'mprn'],
    [GPRN, 'gprn'],
    ['property.address.postCode', 'postCode'],
    ['meterReadings.meterReadingDate', 'readOn'],
    ['tenancyStartDate', 'startsOn'],
    [`${payer}.firstName`, 'firstName'],
    [`${payer}.lastName`, 'lastName'],
    [`${payer}.dateOfBirth`, 'bornOn'],
  ])
}

/** The same members of a body. */
export function keyMembersOf(kind: SwitchKind, body: SwitchBody): SwitchKeyMembers {
  const { property, meterReadings, tenancyStartDate } = body
  const { payer } = SWITCH_FACTS[kind]
  return {
    mprn: property?.mprn ?? '',
    gprn: property?.gprn ?? '',
    postCode: property?.address?.postCode ?? '',
    readOn: meterReadings?.meterReadingDate ?? '',
    startsOn: tenancyStartDate ?? '',
    firstName: body[payer]?.firstName ?? '',
    lastName: body[payer]?.lastName ?? '',
    bornOn: (payer === 'landlord' ? undefined : body[payer]?.dateOfBirth) ?? '',
  }
}

/**
 * The electricity meter says which home, or the gas meter where there is no other. Two homes with one gas meter are more likely a number
 * typed wrong than a second sending, so that is only warned about.
 * @param same what makes a switch of one meter the same as an earlier one
 */
export function printsOf(
  kind: SwitchKind,
  members: Pick<SwitchKeyMembers, 'mprn' | 'gprn'>,
  same: string,
): JobFingerprint[] {
  const mprn = tidyMeterNumber(members.mprn)
  const gprn = tidyMeterNumber(members.gprn)
  if (gprn === '')
    return mprn === '' ? [] : [{ path: MPRN, text: `${kind}|mprn|${mprn}|${same}`, warning: null }]
  return [
    mprn === ''
      ? { path: GPRN, text: `${kind}|gprn|${gprn}|${same}`, warning: null }
      : { path: MPRN, text: `${kind}|mprn|${mprn}|${same}`, warning: null },
    { path: GPRN, text: `${kind}|also gprn|${gprn}|${same}`, warning: 'HO-SWITCH-GAS-METER-AGAIN' },
  ]
}

/** Who pays from now on, as plain text in which one person written twice is the same. */
export function personOf({ firstName, lastName, bornOn }: SwitchKeyMembers, payer: PayerMember): string {
  const name = `${folded(firstName)}|${folded(lastName)}`
  return payer === 'landlord' ? name : `${name}|${dayText(bornOn)}`
}

/** The same for every switch of a home, so that its order holds across kinds. */
export function homeOf(members: SwitchKeyMembers): string {
  const mprn = tidyMeterNumber(members.mprn)
  if (mprn !== '') return `mprn|${mprn}`
  return `gprn|${tidyMeterNumber(members.gprn)}|${folded(members.postCode).replaceAll(' ', '')}`
}

/** The day of a date, or '' where there is none. */
export function dayText(date: string): string {
  return readCalendarDate(date)?.day ?? ''
}

/** Without capitals and doubled spaces, so that one person or place written twice is found again. */
function folded(text: string): string {
  // Most names are plain, and a file has many.
  if (/^[!-~]*$/.test(text)) return text.toLowerCase()
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}
