import { addressLine } from '#shared/domain/address-line.ts'
import { KIND_FACTS, type SubmissionKind } from '#shared/domain/submission.ts'

/**
 * What a draft is about in short, for lists: the home's address or what was picked, else its meter point with the middle
 * hidden, else what it is. Never anything about health.
 */
export function draftTitle(kind: SubmissionKind, answers: Readonly<Record<string, string>>): string {
  const answer = (path: string): string => (answers[path] ?? '').trim()
  const address = addressLine({
    propertyName: answer('property.address.propertyName'),
    street: answer('property.address.street'),
    town: answer('property.address.town'),
  })
  const service = kind === 'service' ? answer('name') || answer('type.label') : ''
  const picked =
    answer('property.label') || answer('qualification.label') || answer('service.label') || service
  if (address !== '' || picked !== '') return (address || picked).slice(0, 120)
  const digits = answer('property.mprn').replaceAll(/\D/g, '')
  if (digits.length >= 6) return `MPRN ${digits.slice(0, 2)}…${digits.slice(-3)}`
  return kind === 'tenant-switch' ? 'New tenancy' : KIND_FACTS[kind].title
}
