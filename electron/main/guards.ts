import { openableUrl } from '#shared/web/openable-url.ts'
import { isPageUrl } from '#shared/web/trusted-url.ts'
import { pageAddress } from './scheme.ts'

interface Preventable {
  preventDefault(): void
}

/** A window's contents, as far as they are kept in. */
export interface ContentsLike {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (event: Preventable & { url: string }) => void,
  ): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void
}

/**
 * Keeps a window on its page: it goes nowhere, in no frame, and opens no other. A link that leads outside is handed to
 * the system's browser or mail program when openableUrl lets it pass.
 */
export function guardContents(contents: ContentsLike, openOutside: (url: string) => void): void {
  const outside = (url: string) => {
    const openable = openableUrl(url)
    if (openable !== null) openOutside(openable)
  }
  contents.on('will-navigate', (event) => {
    // Loading the page again is the one navigation there is.
    if (isPageUrl(event.url, pageAddress)) return
    event.preventDefault()
    outside(event.url)
  })
  for (const event of ['will-frame-navigate', 'will-redirect'] as const) {
    contents.on(event, (details) => {
      if (!isPageUrl(details.url, pageAddress)) details.preventDefault()
    })
  }
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    outside(url)
    return { action: 'deny' }
  })
}

/** A session, as far as it is shut. */
export interface SessionLike {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void
  setPermissionCheckHandler(handler: () => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void,
    ): void
  }
}

/** Permissions are granted by default in Electron; here none is, for the page needs none. Nothing is loaded but its own files. */
export function guardSession(session: SessionLike): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwn(url) }))
}

/** What is loaded at all: what is the page's; small images in its styles; the developer tools. */
function isOwn(url: string): boolean {
  const scheme = URL.parse(url)?.protocol
  return isOfThePage(url) || scheme === 'data:' || scheme === 'devtools:'
}

/** The page's files, and what the page itself made (a receipt to save). */
export function isOfThePage(url: string): boolean {
  return isPageUrl(url, pageAddress) || url.startsWith(`blob:${pageAddress.protocol}//${pageAddress.host}/`)
}
