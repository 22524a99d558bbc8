import * as v from 'valibot'

/** What can be sent. Each kind has one encoder and one receipt; most have a wizard, the others are parts of one. */
export const SUBMISSION_KINDS = [
  'tenant-switch',
  'landlord-switch',
  'purchaser-switch',
  'psr-record',
  'qualification-award',
  'appointment',
  'interaction',
  'contact',
  'account',
  'service',
  'service-change',
] as const
export const SubmissionKind = v.picklist(SUBMISSION_KINDS)
export type SubmissionKind = v.InferOutput<typeof SubmissionKind>

/**
 * Where a submission stands.
 * `waiting` goes back to `queued` by itself; `unconfirmed` was sent and its answer is unknown, so it never does.
 */
export const SubmissionState = v.picklist([
  'queued',
  'sending',
  'waiting',
  'accepted',
  'rejected',
  'unconfirmed',
  'cancelled',
])
export type SubmissionState = v.InferOutput<typeof SubmissionState>

/** The states that stop a second submission with the same fingerprint. */
export const LIVE_STATES = [
  'queued',
  'waiting',
  'sending',
  'unconfirmed',
  'accepted',
] as const satisfies readonly SubmissionState[]

/** The remote systems. */
export const PROVIDERS = ['acquaint', 'ctrl-hub', 'yeti'] as const
export const ProviderName = v.picklist(PROVIDERS)
export type ProviderName = v.InferOutput<typeof ProviderName>

/** What people call each remote system. */
export const PROVIDER_WORDS: Readonly<Record<ProviderName, string>> = {
  acquaint: 'Acquaint',
  'ctrl-hub': 'Ctrl Hub',
  yeti: 'Yeti',
}

interface KindFacts {
  provider: ProviderName
  title: string
  /** Whether it changes what is there, instead of making something new. */
  changes?: true
}

/** Who receives each kind, and what people call it. */
export const KIND_FACTS: Readonly<Record<SubmissionKind, KindFacts>> = {
  'tenant-switch': { provider: 'acquaint', title: 'Tenant moves in' },
  'landlord-switch': { provider: 'acquaint', title: 'Landlord takes over' },
  'purchaser-switch': { provider: 'acquaint', title: 'Home is sold' },
  'psr-record': { provider: 'ctrl-hub', title: 'Priority Services record' },
  'qualification-award': { provider: 'ctrl-hub', title: 'Qualification award' },
  appointment: { provider: 'ctrl-hub', title: 'Appointment' },
  interaction: { provider: 'ctrl-hub', title: 'Conversation about a visit' },
  contact: { provider: 'ctrl-hub', title: 'Contact' },
  account: { provider: 'ctrl-hub', title: 'Customer account' },
  service: { provider: 'yeti', title: 'Billed service' },
  'service-change': { provider: 'yeti', title: 'Change of a billed service', changes: true },
}

/** What people call whoever receives a kind. */
export function receiverOf(kind: SubmissionKind): string {
  return PROVIDER_WORDS[KIND_FACTS[kind].provider]
}
