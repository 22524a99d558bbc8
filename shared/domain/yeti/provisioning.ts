/** What a service type does when a service of it is set up (yeti.md 2.6, SDK source); `other` is a class that no document names. */
export const PROVISIONINGS = ['logging', 'free-minutes', 'phone-systems', 'other'] as const
export type Provisioning = (typeof PROVISIONINGS)[number]

/** What each does, in one sentence. */
export const PROVISIONING_WORDS: Readonly<Record<Provisioning, string>> = {
  logging: 'Nothing else is set up: the service is only logged.',
  'free-minutes': 'Gives free minutes, counted by prefix.',
  'phone-systems': 'Makes a customer in the telephone system.',
  other: 'Handover does not know what else this type sets up.',
}

/** What happens at a renewal that the balance does not allow; '' when the service does not say (yeti.md 4.2). */
export function forceRenewWords(forceRenew: boolean | null): string {
  if (forceRenew === null) return ''
  return forceRenew
    ? 'Renewals are charged even beyond the minimum balance.'
    : 'Renewals wait while the balance is too low.'
}
