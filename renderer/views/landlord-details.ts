import { isWellFormedEmail } from '#shared/domain/email.ts'

/** What is asked of a landlord who lets their own homes; the keys are those of the wizard's landlord step. */
export const LANDLORD_FIELDS = [
  { key: 'landlord.firstName', label: 'First name', width: 'medium', optional: false },
  { key: 'landlord.lastName', label: 'Last name', width: 'medium', optional: false },
  { key: 'landlord.telephoneNumber', label: 'Telephone', width: 'short', optional: true },
  { key: 'landlord.email', label: 'E-mail', width: 'medium', optional: true },
  { key: 'landlord.address.propertyName', label: 'House name or number', width: 'short', optional: true },
  { key: 'landlord.address.street', label: 'Street', width: 'medium', optional: true },
  { key: 'landlord.address.locality', label: 'Locality', width: 'medium', optional: true },
  { key: 'landlord.address.town', label: 'Town or city', width: 'medium', optional: true },
  { key: 'landlord.address.region', label: 'County', width: 'short', optional: true },
  { key: 'landlord.address.postCode', label: 'Eircode or postcode', width: 'number', optional: true },
] as const

/** What is missing or wrong, by field, in the order of the form. */
export function landlordErrors(details: Readonly<Record<string, string>>): { id: string; message: string }[] {
  const given = (key: string) => (details[key] ?? '').trim()
  const errors: { id: string; message: string }[] = []
  if (given('landlord.firstName') === '')
    errors.push({ id: 'landlord.firstName', message: 'Enter the landlord’s first name' })
  if (given('landlord.lastName') === '')
    errors.push({ id: 'landlord.lastName', message: 'Enter the landlord’s last name' })
  if (given('landlord.email') !== '' && !isWellFormedEmail(given('landlord.email')))
    errors.push({ id: 'landlord.email', message: 'Enter an e-mail address like name@example.ie' })
  return errors
}

/** The details without empty ones and without spaces around them. */
export function tidied(details: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
}
