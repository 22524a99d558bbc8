import { RPCLink } from '@orpc/client/fetch'
import { blobPath, linkFragment, rpcPath, sessionHeader, sessionPath } from '#shared/contract/doors.ts'
import { setBlobDoor } from './blob-door.ts'
import { LinkError, setLinkState } from './link-state.ts'
import { brokenStreamIsLost, clientOver, plainInput, type Client, type MakePlain } from './transport.ts'

/** What of the window the browser host's transport needs; narrow, so that it can be tried without a browser. */
export interface Page {
  readonly location: Pick<Location, 'hash' | 'origin' | 'pathname' | 'search' | 'reload'>
  readonly history: Pick<History, 'replaceState'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly fetch: typeof fetch
  addEventListener(type: 'hashchange', listener: () => void): void
}

const storedUnder = 'handover-session'
const SESSION = /^[A-Za-z0-9_-]{43}$/

/**
 * The session key of this tab: traded once for the key in the link, then kept for as long as the tab lives.
 * The link's key leaves the address bar and the history before anything else happens.
 * @throws LinkError `signed-out` when there is neither; `lost` when the core does not answer.
 */
async function sessionOf(page: Page): Promise<string> {
  const key = linkFragment.exec(page.location.hash)?.[1]
  if (key !== undefined) {
    page.history.replaceState(null, '', page.location.pathname + page.location.search)
    const session = await trade(page, key)
    if (session !== null) {
      page.sessionStorage.setItem(storedUnder, session)
      return session
    }
  }
  // A spent link that was opened again from the history of a tab which is still signed in.
  const stored = page.sessionStorage.getItem(storedUnder)
  if (stored !== null) return stored
  throw new LinkError('signed-out')
}

async function trade(page: Page, key: string): Promise<string | null> {
  let response: Response
  try {
    response = await page.fetch(page.location.origin + sessionPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    })
  } catch (cause) {
    throw new LinkError('lost', { cause })
  }
  if (!response.ok) return null
  const answer: unknown = await response.json()
  const session = typeof answer === 'object' && answer !== null && 'session' in answer ? answer.session : null
  return typeof session === 'string' && SESSION.test(session) ? session : null
}

/** Signs in to the browser host and gives its client. @throws LinkError */
export async function connectOverHttp(page: Page, makePlain: MakePlain): Promise<Client> {
  // A fresh link pasted into this tab changes only the fragment, which does not load the page again.
  page.addEventListener('hashchange', () => {
    if (linkFragment.test(page.location.hash)) page.location.reload()
  })
  const session = await sessionOf(page)
  const headers = { [sessionHeader]: session }
  setBlobDoor((body) => {
    const put = { method: 'PUT', headers: { ...headers, 'content-type': 'application/octet-stream' }, body }
    return call(page, new Request(page.location.origin + blobPath, put))
  })
  return clientOver(
    new RPCLink({
      url: page.location.origin + rpcPath,
      headers,
      interceptors: [plainInput(makePlain), brokenStreamIsLost],
      fetch: (request) => call(page, request),
    }),
  )
}

async function call(page: Page, request: Request): Promise<Response> {
  let response: Response
  try {
    response = await send(page, request)
  } catch (cause) {
    // Given up by the page itself: the link is as good as it was.
    if (request.signal.aborted) throw cause
    setLinkState('lost')
    throw new LinkError('lost', { cause })
  }
  if (response.status === 401) {
    page.sessionStorage.removeItem(storedUnder)
    setLinkState('signed-out')
    throw new LinkError('signed-out')
  }
  setLinkState('open')
  return response
}

/** A draft that is saved while its page is being closed must arrive all the same; only a small request may outlive its page. */
function send(page: Page, request: Request): Promise<Response> {
  const options: RequestInit = { credentials: 'omit', cache: 'no-store', redirect: 'error' }
  if (!request.url.endsWith('/drafts/save')) return page.fetch(request, options)
  const again = request.clone()
  return page.fetch(request, { ...options, keepalive: true }).catch(() => page.fetch(again, options))
}
