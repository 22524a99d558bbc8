// @ts-check
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The top of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** An end that needs no stack: the message says what is wrong and how to mend it. */
export class Halt extends Error {}

/**
 * Runs `main` if the file at `url` is the one that Node was started with; a Halt ends it with its message and exit code 1.
 * @param {string} url the file's `import.meta.url`
 * @param {() => Promise<void>} main
 */
export async function runIfStarted(url, main) {
  const started = process.argv[1]
  if (started === undefined || realpathSync(started) !== fileURLToPath(url)) return
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Halt)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
