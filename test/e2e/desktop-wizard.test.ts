import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from 'playwright'
import { describe, expect, test } from 'vitest'
import { ensureBuilt } from '#build/ensure-build.mjs'
import { electronBinary, needs } from '#test/support/tools.ts'
import { expectAccessible } from './support/accessible.ts'
import { fillWizard, firstRun, openWizard, sendAndRead } from './support/wizard-steps.ts'

describe.skipIf(needs('electron'))('the tenant-switch wizard in the desktop window', () => {
  test('leads from the first run to a receipt by keyboard alone', { timeout: 240_000 }, async () => {
    await ensureBuilt({ say: () => undefined })
    const profile = await mkdtemp(join(tmpdir(), 'handover-desktop-'))
    const top = fileURLToPath(new URL('../../', import.meta.url))
    const app = await _electron.launch({
      executablePath: electronBinary(),
      args: [top, '--practice', '--profile', profile],
    })
    try {
      const page = await app.firstWindow()
      await firstRun(page)
      await openWizard(page)
      await fillWizard(page, async (_step, at) => {
        await expectAccessible(at)
        return at
      })
      expect(await sendAndRead(page)).not.toBe('')
    } finally {
      await app.close()
      await rm(profile, { recursive: true, force: true })
    }
  })
})
