import type { Terminal } from '#electron/cli/terminal.ts'

/** A terminal that keeps what was written to it. */
export function recordingTerminal(stdin: readonly Uint8Array[] = []) {
  const out: string[] = []
  const notes: string[] = []
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    outExactly: (text) => void out.push(text),
    note: (line) => void notes.push(line),
    stdin: (async function* () {
      yield* stdin
    })(),
    interactive: false,
    signal: new AbortController().signal,
    environment: {},
    askSecret: () => Promise.resolve(null),
  }
  return { terminal, out, notes }
}
