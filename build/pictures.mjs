// @ts-check
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ensureBuilt } from './ensure-build.mjs'
import { Halt, root, runIfStarted } from './script.mjs'
import { chromiumPath } from './tools.mjs'
import { voiceOn } from './voice.mjs'

/** All pictures together, in bytes: they live in the repository. */
const MOST = 1.5 * 1024 * 1024

/** `npm run pictures`: the main pages as PNG in test/pictures, through the browser host in practice. */
await runIfStarted(import.meta.url, async () => {
  const { say } = voiceOn()
  if (chromiumPath() === null)
    throw new Halt('The pictures need Chromium (Debian: apt-get install chromium-headless-shell).')
  await ensureBuilt({ say })
  const folder = join(root, 'test', 'pictures')
  mkdirSync(folder, { recursive: true })
  for (const old of pngsIn(folder)) rmSync(join(folder, old))

  // The scenes are TypeScript and open the core from its sources, as the tests do.
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  try {
    const { takePictures } = await vite.ssrLoadModule(join(folder, 'take-pictures.ts'))
    await takePictures(folder)
  } finally {
    await vite.close()
  }

  const names = pngsIn(folder)
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  say(`${names.length} pictures in test/pictures, ${Math.round(bytes / 1024)} kB together.`)
  if (bytes > MOST) throw new Halt(`That is more than ${MOST / 1024} kB: take fewer, or simpler pages.`)
  // Whoever follows changes inside this process waits for the next without end.
  process.exit()
})

/** @param {string} folder */
function pngsIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.png'))
}
