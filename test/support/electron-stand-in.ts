import { createPackage } from '@electron/asar'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before the fuses of every Electron binary stands this text. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/**
 * Makes a folder that packing takes for an unpacked Electron for Linux: every file that it looks for, and a binary that
 * is nothing but its fuses, all of them on.
 * @param folder made when it is not there
 * @param fuses how many the binary has
 */
export async function makeElectronStandIn(folder: string, fuses = 9): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const binary = Buffer.concat([
    Buffer.from(`the stand-in for Electron ${sentinel}`),
    Buffer.from([1, fuses]),
    Buffer.from('1'.repeat(fuses)),
  ])
  writeFileSync(join(folder, 'electron'), binary)
  chmodSync(join(folder, 'electron'), 0o755)
  const texts = ['LICENSE', 'LICENSES.chromium.html', 'chrome_crashpad_handler', 'chrome-sandbox']
  for (const name of [...texts, 'locales/en-GB.pak']) writeFileSync(join(folder, name), 'stand-in')
  writeFileSync(join(folder, 'version'), '45.4.1')

  const app = mkdtempSync(join(tmpdir(), 'default-app-'))
  try {
    writeFileSync(join(app, 'package.json'), '{"name":"electron","main":"main.js"}')
    writeFileSync(join(app, 'main.js'), '')
    await createPackage(app, join(folder, 'resources', 'default_app.asar'))
  } finally {
    rmSync(app, { recursive: true })
  }
}
