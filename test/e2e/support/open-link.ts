import type { Page } from 'playwright'

/**
 * Opens a link of the browser host, and waits until the page has read its key out of the address.
 * It reads it after it is loaded: whoever changes the address before takes the key away, and the page is signed out.
 */
export async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.waitForFunction((key) => window.location.hash !== key, new URL(link).hash)
}
