import { describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { temporaryFolder } from '#test/support/store.ts'
import { needs } from '#test/support/tools.ts'
import { expectAccessible } from './support/accessible.ts'
import { launchDesktop } from './support/desktop-app.ts'
import { fillWizard, firstRun, openWizard, sendAndRead } from './support/wizard-steps.ts'

// With its own stand-ins, as `npm start -- --practice` has them. Every other spec of the screens runs in Electron by `npm run test:electron`.
describe.skipIf(needs('electron'))('the tenant-switch wizard in the desktop window', () => {
  test('leads from the first run to a receipt by keyboard alone', { timeout: 240_000 }, async () => {
    await ensureBuilt({ say: () => undefined })
    const desktop = await launchDesktop({ folder: temporaryFolder(), words: ['--practice'] })
    onTestFinished(() => desktop.close())
    const { page } = desktop
    await firstRun(page)
    await openWizard(page)
    await fillWizard(page, async (_step, at) => {
      await expectAccessible(at)
      return at
    })
    expect(await sendAndRead(page)).not.toBe('')
  })
})
