import type { SubmissionKind } from '#shared/domain/submission.ts'

/** What people call one of each kind, and what stands for a title before there is one. */
export const KIND_NOUNS: Readonly<Record<SubmissionKind, { noun: string; untitled: string }>> = {
  'tenant-switch': { noun: 'switch', untitled: 'A home without an address yet' },
  'landlord-switch': { noun: 'switch', untitled: 'A home without an address yet' },
  'purchaser-switch': { noun: 'switch', untitled: 'A home without an address yet' },
  'psr-record': { noun: 'record', untitled: 'A home not chosen yet' },
  'qualification-award': { noun: 'award', untitled: 'A qualification not chosen yet' },
  appointment: { noun: 'visit', untitled: 'A visit to a home not chosen yet' },
  interaction: { noun: 'conversation', untitled: 'A conversation' },
  contact: { noun: 'contact', untitled: 'A contact' },
  account: { noun: 'account', untitled: 'A customer account' },
  service: { noun: 'service', untitled: 'A service not named yet' },
  'service-change': { noun: 'change', untitled: 'A change of a billed service' },
}
