/**
 * How a page finds the core: the few words that both sides of each door have to agree on.
 * No imports: the preload script is bundled with this file and must stay a single small file.
 */

/** The scheme and host that the desktop serves the page from. `handover:` is another scheme: the system's deep links. */
export const pageScheme = 'handover-app'
export const pageHost = 'ui'

/** What the page posts to its own window to ask the preload script for a port. */
export const portWanted = 'handover:port-wanted'
/** What the preload script posts back, with the port. */
export const portHere = 'handover:port-here'
/** The one channel from the preload script to the main process. */
export const portChannel = 'handover:port'

/** Where the browser host takes calls, and where it trades the link's key for a session key. */
export const rpcPath = '/rpc'
export const sessionPath = '/session'
/** Where the browser host takes a photo, whole: `PUT`, application/octet-stream. The desktop takes it in pieces, over the contract. */
export const blobPath = '/blob'
/** The header that carries the session key with every call. */
export const sessionHeader = 'x-handover-session'

/** The link's fragment: `#key=` and 256 bits in base64url without padding. */
export const linkFragment = /^#key=([A-Za-z0-9_-]{43})$/
