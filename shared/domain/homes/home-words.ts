import { addressLine } from '../address-line.ts'

/** An address as Handover keeps it; absent parts are ''. */
export interface AddressLines {
  propertyName: string
  street: string
  locality: string
  town: string
  region: string
  postCode: string
}

export const NO_ADDRESS: Readonly<AddressLines> = {
  propertyName: '',
  street: '',
  locality: '',
  town: '',
  region: '',
  postCode: '',
}

interface Numbers {
  mprn: string | null
  gprn: string | null
  mpan: string | null
  gasMprn: string | null
}

/** How a home is called: its address in one line, without what only tells counties and townlands apart. */
export function homeTitle({ propertyName, street, town, postCode }: AddressLines, numbers?: Numbers): string {
  const line = addressLine({ propertyName, street, town, postCode }).slice(0, 200)
  if (line !== '') return line
  const [known] = numbersOf(numbers)
  return known === undefined
    ? 'A home without an address'
    : `The home with the meter ending ${known.slice(-3)}`
}

/** By what a home is found: its address and its numbers, whole and by their last digits. Names nobody. */
export function homeWords(address: AddressLines, numbers: Numbers): string {
  return [
    addressLine(address),
    // An Eircode or a postcode may be typed without its space.
    address.postCode.replaceAll(/\s/g, ''),
    bare(addressLine(address)),
    ...numbersOf(numbers).flatMap((number) => [number, ...endingsOf(number)]),
  ]
    .filter((words) => words !== '')
    .join(' ')
}

/** By what a person is found: the name, the e-mail address and the number. Nothing else that is known of them. */
export function personWords(person: {
  title: string
  firstName: string
  lastName: string
  phone: string
  email: string
}): string {
  const name = [person.title, person.firstName, person.lastName].join(' ')
  const digits = person.phone.replaceAll(/\D/g, '')
  return [name, bare(name), person.email, digits, ...(digits.length >= 7 ? endingsOf(digits) : [])]
    .filter((words) => words.trim() !== '')
    .join(' ')
}

/** Title, first and last name in one line. */
export function personName(person: { title: string; firstName: string; lastName: string }): string {
  return [person.title, person.firstName, person.lastName].flatMap((part) => part.trim() || []).join(' ')
}

/** Words that hold an apostrophe or a hyphen, without it, as they are often typed: `OBrien` of `O’Brien`. */
function bare(text: string): string {
  return (text.match(/\S*\p{L}['’‘`-]\p{L}\S*/gu) ?? [])
    .map((word) => word.replaceAll(/['’‘`-]/g, ''))
    .join(' ')
}

function numbersOf(numbers: Numbers | undefined): string[] {
  if (numbers === undefined) return []
  return [numbers.mprn, numbers.gprn, numbers.mpan, numbers.gasMprn].flatMap((number) => number ?? [])
}

/** The last three to six digits, by which people read numbers out. */
function endingsOf(digits: string): string[] {
  return [3, 4, 5, 6].filter((length) => length < digits.length).map((length) => digits.slice(-length))
}
