import { openableUrl } from './openable-url.ts'

/**
 * The address that opens somebody's mail program with a letter (RFC 6068), as far as the desktop lets it out; null when it is too long for
 * that, or `to` is no plain e-mail address: the letter is copied then.
 */
export function mailLink(to: string, { subject, text }: { subject: string; text: string }): string | null {
  // The lines of a body end as those of an e-mail do.
  const body = text.replace(/\r?\n/g, '\r\n')
  return openableUrl(
    `mailto:${to.trim()}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`,
  )
}
