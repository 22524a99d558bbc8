// @ts-check
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/*
 * Lets plain Node run our sources, so that a test can start a process of its own and kill it:
 * `node --import ./test/support/raw-imports.mjs child.ts`. Node itself strips the types and knows the subpaths
 * of package.json; only Vite's `?raw` is missing. Many processes run the same files, and taking the types off them takes longer
 * than all else that a start does: so it is done once. (This one file, which comes before, is plain JavaScript therefore.)
 */
enableCompileCache(fileURLToPath(new URL('../../build/.stamps/compile-cache', import.meta.url)))
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('?raw')) return nextLoad(url, context)
    const text = readFileSync(fileURLToPath(url.slice(0, -'?raw'.length)), 'utf8')
    return { format: 'module', source: `export default ${JSON.stringify(text)}`, shortCircuit: true }
  },
})
