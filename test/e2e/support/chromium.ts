import { chromiumPath } from '#build/tools.mjs'
import { chromium, type Browser } from 'playwright'

/** Debian's Chromium, which calls nobody by itself. `more` are further words of its command line. */
export function launchChromium(...more: string[]): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null)
    throw new Error('Chromium is not installed (Debian: apt-get install chromium-headless-shell).')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}
