import { once } from 'node:events'
import * as v from 'valibot'
import { inputIssues } from '#core/handlers/input-issues.ts'
import { readArguments, readNumber } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { readJsonFile } from '../read-file.ts'
import { Stop } from '../stop.ts'

export const practice: Command = {
  async run(words, { terminal }) {
    const { values } = readArguments(words, { port: { type: 'string' }, faults: { type: 'string' } }, [])
    const port = readNumber('--port', values.port, 1, 65_535, 0)
    const [{ startPractice }, { FaultList }] = await Promise.all([
      import('#core/practice/server.ts'),
      import('#core/practice/faults.ts'),
    ])
    const faults =
      values.faults === undefined
        ? []
        : readFaults(FaultList, await readJsonFile(values.faults, terminal), values.faults)
    const server = await startPractice({ port, faults }).catch((error: unknown) => {
      const taken =
        error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      throw taken
        ? new Stop(EXIT.usage, ['--port: this port cannot be used. Choose another, or leave it out.'])
        : error
    })
    terminal.out(JSON.stringify({ url: server.url, credentials: server.credentials }))
    terminal.note('The practice server is ready. Ctrl+C ends it.')
    if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
    await server.close()
    return EXIT.done
  },
}

function readFaults<T>(schema: v.GenericSchema<unknown, T>, list: unknown, file: string): T {
  const parsed = v.safeParse(schema, list)
  if (parsed.success) return parsed.output
  const lines = inputIssues(parsed.issues).map(
    ({ path, message }) => `${file}: ${path || 'list'}: ${message}`,
  )
  throw new Stop(EXIT.usage, lines)
}
