import { chromiumPath as findChromium, electronPath, tools, type ToolName } from '#build/tools.mjs'
import { TestRunner } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Why tests of this file were skipped, for the last lines of `npm test`. */
    skipped?: string[]
  }
}

/**
 * What a test needs from the machine, at the top of the file or of a `describe`:
 *
 *     describe.skipIf(needs('chromium'))('the tenant wizard', () => { … })
 *
 * @returns the reason to skip, or false when the tool is there. The reason is shown at the end of `npm test`.
 */
export function needs(tool: ToolName | 'electron'): string | false {
  const reason = whyNot(tool)
  if (reason !== false) noteReason(reason)
  return reason
}

/** The browser the tests drive; ask `needs('chromium')` first. */
export function chromiumPath(): string {
  const path = findChromium()
  if (path === null)
    throw new Error('Chromium is not installed: this test should begin with needs("chromium").')
  return path
}

/** The Electron binary; ask `needs('electron')` first. */
export function electronBinary(): string {
  const path = electronPath()
  if (path === null) throw new Error('Electron is not there: this test should begin with needs("electron").')
  return path
}

function whyNot(name: ToolName | 'electron'): string | false {
  if (name === 'electron') {
    return (
      electronPath() === null && 'the Electron binary is not there (npx install-electron --no fetches it)'
    )
  }
  const tool = tools.find((one) => one.name === name)
  if (tool === undefined) throw new Error(`build/tools.mjs knows no tool ${name}.`)
  if (!tool.there()) return `${name} is not installed (Debian: apt-get install ${tool.packages.join(' ')})`
  if (name === 'secret-service' && process.env['HANDOVER_TEST_KEYRING'] === undefined) {
    return 'no private keyring here (npm test opens one)'
  }
  return false
}

/** Has a reason to skip shown at the end of `npm test`; to be called while the tests are collected. */
export function noteReason(reason: string): void {
  const { file } = TestRunner.getCurrentSuite()
  const known = file.meta.skipped ?? []
  file.meta.skipped = known.includes(reason) ? known : [...known, reason]
}
