import type { CustomScheme } from 'electron'
import { pageHost, pageScheme } from '#shared/contract/doors.ts'
import type { PageFiles } from '#shared/web/page-files.ts'
import { refusalResponse } from '#shared/web/refusal.ts'
import { servePage } from '#shared/web/serve-page.ts'
import { isPageUrl, type PageAddress } from '#shared/web/trusted-url.ts'
import { stoppedPage } from './stopped-page.ts'

/** What isPageUrl compares with on the desktop. */
export const pageAddress: PageAddress = { protocol: `${pageScheme}:`, host: pageHost }

/** The page's scheme: like https for the browser (storage, relative addresses, fetch), and nothing beyond. Once, before the app is ready. */
export function registerPageScheme(protocol: {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void
}): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page to the windows of one session, and the page that tells when another has stopped. */
export function handlePageScheme(
  protocol: { handle(scheme: string, handler: (request: Request) => Promise<Response>): void },
  files: Promise<PageFiles>,
): void {
  protocol.handle(pageScheme, async (request) =>
    isPageUrl(request.url, pageAddress)
      ? (stoppedPage(request) ?? servePage(request, await files))
      : refusalResponse({ status: 404, error: 'NO_SUCH_HOST', message: 'There is nothing here.' }),
  )
}
