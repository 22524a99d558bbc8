/** Where the page lives: `handover-app:` and `ui`, or `http:` and `127.0.0.1:41234`. */
export interface PageAddress {
  readonly protocol: string
  readonly host: string
}

/**
 * Whether `text` is a URL of the page itself. Scheme and host are compared, and not origins: the origin of every
 * custom scheme is the text `null`. Someone's name in front of the host makes it another URL.
 */
export function isPageUrl(text: string, page: PageAddress): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (
    url.protocol === page.protocol && url.host === page.host && url.username === '' && url.password === ''
  )
}
