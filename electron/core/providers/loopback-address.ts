/** Whether a URL's host name is this computer itself. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase()
  // The URL parser has put every spelling of an IPv4 address into four decimal parts.
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Why Handover does not call this address, or null. Plain http is for this computer only; anything else must be https. */
export function addressProblem(url: URL, loopbackOnly: boolean): string | null {
  if (url.username !== '' || url.password !== '') return 'The address has a user name or password in it.'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The address does not start with https.'
  if (isLoopback(url.hostname)) return null
  if (loopbackOnly) return 'Practice reaches nothing but this computer.'
  return url.protocol === 'https:'
    ? null
    : 'The address does not start with https, so what is sent could be read on its way.'
}
