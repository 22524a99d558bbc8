import { keepCompiled } from '#core/compile-cache.ts'

/** The top of the project, seen from the source and from build/out alike. */
const top = new URL('../../', import.meta.url)

// All else is loaded only afterwards.
keepCompiled(new URL('build/.compiled/', top))
const { runProgram } = await import('./program.ts')
await runProgram(top)
