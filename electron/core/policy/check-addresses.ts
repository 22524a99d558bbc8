import type { Connection } from '#shared/contract/connections.ts'
import { defaultAuthUrl } from '#shared/domain/ctrl-hub-addresses.ts'
import { keptAddresses } from '../records/connection-addresses.ts'
import { InvalidInputError } from '../refusal.ts'
import type { OfficePolicy } from './office-policy.ts'

type Addresses = Pick<Connection, 'provider' | 'baseUrl' | 'authUrl'>

/**
 * Tells on its field, before anything is kept, that the office's policy does not allow an address. One that a connection has already is
 * let be: it was right when it was entered, and what waits there is told why.
 *
 * @throws InvalidInputError on `baseUrl` or `authUrl`, also for what is no address
 */
export function checkAddresses(
  policy: Pick<OfficePolicy, 'refusal'>,
  wanted: Addresses,
  before: Addresses | null,
): void {
  const { base_url, auth_url } = keptAddresses(wanted)
  const issues: { path: string; message: string }[] = []
  const refused = (address: string | null, known: string | null | undefined) =>
    address === null || address === known ? null : policy.refusal(new URL(address))
  const base = refused(base_url, before?.baseUrl)
  if (base !== null) issues.push({ path: 'baseUrl', message: wordsOf(base.code, 'this address', base_url) })
  const signIn = refused(auth_url, before?.authUrl)
  if (signIn !== null && auth_url !== null && auth_url !== base_url) {
    // Where nobody gave one, the field to look at is the one that it follows from.
    const given = (wanted.authUrl ?? '').trim() !== '' || auth_url !== defaultAuthUrl(base_url)
    issues.push({
      path: given ? 'authUrl' : 'baseUrl',
      message: wordsOf(signIn.code, 'where it signs in', auth_url),
    })
  }
  if (issues.length > 0) throw new InvalidInputError(issues)
}

/** The host is told, so that it can be read out to whoever keeps the policy. */
function wordsOf(code: string, what: string, address: string): string {
  const { host } = new URL(address)
  return code === 'HO-POLICY-FILE'
    ? 'Your office’s policy file cannot be followed, so no address can be entered. Ask whoever looks after your computers to mend it.'
    : `Your office does not allow ${what}. Ask whoever looks after your computers to allow ${host}.`
}
