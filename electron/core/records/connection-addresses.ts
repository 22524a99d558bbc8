import { defaultAuthUrl } from '#shared/domain/ctrl-hub-addresses.ts'
import type { ProviderName } from '#shared/domain/submission.ts'
import { checkedBaseUrl } from './base-url.ts'

interface GivenAddresses {
  provider: ProviderName
  baseUrl: string
  /** Null: where the service signs in by itself (`defaultAuthUrl`). */
  authUrl?: string | null
}

/**
 * The addresses as they are kept. Only Ctrl Hub signs in at one of its own.
 *
 * @throws InvalidInputError on `baseUrl` or `authUrl`
 */
export function keptAddresses({ provider, baseUrl, authUrl }: GivenAddresses): {
  base_url: string
  auth_url: string | null
} {
  const base_url = provider === 'yeti' ? withoutApiPath(checkedBaseUrl(baseUrl)) : checkedBaseUrl(baseUrl)
  if (provider !== 'ctrl-hub') return { base_url, auth_url: null }
  const wanted = authUrl?.trim() ?? ''
  return { base_url, auth_url: wanted === '' ? defaultAuthUrl(base_url) : checkedBaseUrl(wanted, 'authUrl') }
}

/** Yeti's address is often given with the path of its admin API, which each request brings along. */
function withoutApiPath(url: string): string {
  return url.replace(/\/api\/rest\/admin\/?$/, '/')
}
