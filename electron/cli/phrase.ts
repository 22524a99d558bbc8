import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'
import type { Terminal } from './terminal.ts'

/** Where a recovery phrase comes from without anybody typing it. */
const VARIABLE = 'HANDOVER_RECOVERY_PHRASE'
/** Far more than twelve words have. */
const LONGEST = 2000

/** The recovery phrase from the environment; null when it is not set. */
export function phraseInEnvironment({ environment }: Terminal): string | null {
  const given = environment[VARIABLE]
  return given === undefined || given.trim() === '' ? null : given
}

/** The recovery phrase from the environment, else from whoever sits there, else from stdin. Never from the command line, which others may see. */
export async function readPhrase(terminal: Terminal): Promise<string> {
  const given = phraseInEnvironment(terminal)
  if (given !== null) return given
  const typed = terminal.interactive
    ? await terminal.askSecret('Recovery phrase (12 words): ')
    : await fromStdin(terminal.stdin)
  if (typed !== null && typed.trim() !== '') return typed
  throw new Stop(EXIT.usage, [`${VARIABLE}: this is not set, and no phrase came on stdin.`])
}

async function fromStdin(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stdin) {
    parts.push(part)
    length += part.length
    if (length > LONGEST) throw new Stop(EXIT.usage, ['stdin: this is far longer than a recovery phrase.'])
  }
  return Buffer.concat(parts).toString('utf8')
}
