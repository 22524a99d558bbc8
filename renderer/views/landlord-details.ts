import { landlordWords } from '#renderer/words/landlord.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { checkAnswers } from '#shared/domain/switch-answers-checks.ts'
import { nameOfQuestion } from '#shared/domain/switch-answers-names.ts'

interface LandlordField {
  key: string
  label: string
  width: 'number' | 'short' | 'medium'
  hint?: string
  optional?: boolean
}

const optional = (key: string, width: LandlordField['width'], label = nameOfQuestion(key).label) => ({
  key,
  label,
  width,
  optional: true,
})

/** What is asked of a landlord who lets their own homes; the keys and names are those of the wizard's landlord step. */
export function landlordFields(): readonly LandlordField[] {
  const { firstName, lastName, postCode } = landlordWords()
  return [
    { key: 'landlord.firstName', label: firstName.label, width: 'medium', hint: firstName.hint },
    { key: 'landlord.lastName', label: lastName, width: 'medium' },
    optional('landlord.telephoneNumber', 'short'),
    optional('landlord.email', 'medium'),
    optional('landlord.address.propertyName', 'short'),
    optional('landlord.address.street', 'medium'),
    optional('landlord.address.locality', 'medium'),
    optional('landlord.address.town', 'medium'),
    optional('landlord.address.region', 'short'),
    optional('landlord.address.postCode', 'number', postCode),
  ]
}

/** What is missing or wrong, by field, as the wizard would say it. */
export function landlordErrors(details: Readonly<Record<string, string>>): { id: string; message: string }[] {
  return checkAnswers('tenant-switch', details, { codes: documentedCodes(), today: today() })
    .errors.filter((error) => error.question.startsWith('landlord.'))
    .map(({ question, message }) => ({ id: question, message }))
}

/** The details without empty ones and without spaces around them. */
export function tidied(details: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
}
