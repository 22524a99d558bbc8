import { isMembers } from '../members.ts'
import type { JsonApiRecord } from './json-api-document.ts'
import { withoutSecrets } from './service-text.ts'

const LONGEST = 1000

/**
 * Where a service says that it keeps something, from a `Location` header or a link; null when it does not say, or what it says is no
 * web address, or repeats a secret: it is shown and printed. One that begins with `/` is below the service's own address.
 */
export function locationOf(value: unknown, secrets: readonly string[]): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (text.length > LONGEST || !/^(?:https?:\/\/[^/\s]|\/[^/\s])[\x21-\x7E]*$/.test(text)) return null
  const url = URL.parse(text, 'https://service.invalid/')
  if (url === null || url.username !== '' || url.password !== '') return null
  return withoutSecrets(text, secrets) === text ? text : null
}

/** Where a record says that it is: its `self` link, plain or with its own members (JSON:API 1.0, "Links"). */
export function selfLink({ links }: Pick<JsonApiRecord, 'links'>, secrets: readonly string[]): string | null {
  const self = Object.hasOwn(links, 'self') ? links['self'] : undefined
  return locationOf(isMembers(self) ? self['href'] : self, secrets)
}
