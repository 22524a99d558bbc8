import { addressLine } from '#shared/domain/address-line.ts'

/**
 * The home of a draft in short, for lists: its address, else its meter point with the middle hidden, else what
 * it is.
 */
export function draftTitle(answers: Readonly<Record<string, string>>): string {
  const answer = (path: string): string => (answers[path] ?? '').trim()
  const address = addressLine({
    propertyName: answer('property.address.propertyName'),
    street: answer('property.address.street'),
    town: answer('property.address.town'),
  })
  if (address !== '') return address.slice(0, 120)
  const digits = answer('property.mprn').replaceAll(/\D/g, '')
  if (digits.length >= 6) return `MPRN ${digits.slice(0, 2)}…${digits.slice(-3)}`
  return 'New tenancy'
}
