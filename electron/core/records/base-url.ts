import { InvalidInputError } from '../refusal.ts'

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * The address of a remote system as it is kept: `https` (or `http` on this computer), no user name, query or
 * fragment, ending in a slash so that paths go below it.
 *
 * @throws InvalidInputError on `path`. Its text never repeats the address: it may hold a password.
 */
export function checkedBaseUrl(text: string, path: 'baseUrl' | 'authUrl' = 'baseUrl'): string {
  const refused = (message: string) => new InvalidInputError([{ path, message }])
  const trimmed = text.trim()
  if (trimmed === '') throw refused('Enter the address of the service, for example https://api.example.com/.')
  if (!URL.canParse(trimmed)) {
    throw refused('This is not a web address. Begin with https://, as in https://api.example.com/.')
  }
  const url = new URL(trimmed)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused('The address has to begin with https://.')
  if (url.username !== '' || url.password !== '') {
    throw refused('Leave the user name and password out of the address; enter them in their own fields.')
  }
  if (trimmed.includes('?')) throw refused('Leave out the question mark and what follows it.')
  if (trimmed.includes('#')) throw refused('Leave out the # and what follows it.')
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    throw refused(
      'The address has to begin with https://: over http anyone on the way could read what is sent.',
    )
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** Whether a secret entered for the one may be sent to the other. Both as `checkedBaseUrl` returns them. */
export function sameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin
}
