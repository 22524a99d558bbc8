// @ts-check
import { join } from 'node:path'
import { createBuilder } from 'vite'
import { watchPackages, writePackages } from './bundled-packages.mjs'
import { root, runIfStarted } from './script.mjs'

/** Builds the renderer, the three hosts and the preload into the folder named on the command line. */
await runIfStarted(import.meta.url, async () => {
  const into = process.argv[2]
  if (into === undefined) throw new Error('usage: node build/bundle.mjs FOLDER')
  const packages = watchPackages()
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [packages.plugin],
    environments: {
      client: { build: { outDir: join(into, 'renderer') } },
      node: { build: { outDir: into } },
      preload: { build: { outDir: into } },
    },
  })
  await builder.buildApp()
  writePackages(into, packages.folders())
})
