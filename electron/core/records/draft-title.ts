/**
 * The home of a draft in short, for lists: its address, else its meter point with the middle hidden, else what
 * it is.
 */
export function draftTitle(answers: Readonly<Record<string, string>>): string {
  const answer = (path: string): string => (answers[path] ?? '').trim()
  const line = answer('property.address.street') || answer('property.address.propertyName')
  const address = [line, answer('property.address.town')].filter((part) => part !== '').join(', ')
  if (address !== '') return address.slice(0, 120)
  const digits = answer('property.mprn').replaceAll(/\D/g, '')
  if (digits.length >= 6) return `MPRN ${digits.slice(0, 2)}…${digits.slice(-3)}`
  return 'New tenancy'
}
