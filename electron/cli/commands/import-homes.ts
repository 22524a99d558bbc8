import { open } from 'node:fs/promises'
import type { HomeRow, HomesPreview } from '#shared/contract/homes-import.ts'
import { LARGEST_HOMES_FILE } from '#shared/contract/import-choices.ts'
import { needed, readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { problemLine } from '../print.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'

/** Takes the good rows of a file of homes, and tells of each other one what is wrong with it. */
export const importHomes: Command = {
  async run(words, context) {
    const { values, common } = readArguments(
      words,
      { file: { type: 'string' }, 'dry-run': { type: 'boolean' } },
      [],
    )
    const file = needed('--file', values.file)
    const bytes = await readFile(file)
    const { terminal } = context
    return withProfile(context, common, { whenNew: 'create' }, async ({ client }) => {
      const preview = await client.homes.importPreview({ bytes })
      printRows(terminal, common.json, preview)
      if (preview.problems.length > 0) {
        for (const problem of preview.problems) terminal.note(problemLine({ ...problem, path: file }))
        return EXIT.refused
      }
      const { counts } = preview
      const dry = values['dry-run'] === true
      const good = counts.new + counts.known > 0
      const taken =
        dry || !good
          ? { added: counts.new, known: counts.known, faulty: counts.faulty }
          : await client.homes.importRows({ bytes })
      terminal.note(
        `${counts.rows} rows: ${taken.added} ${dry ? 'would be added' : 'added'}, ${taken.known} known already, ${taken.faulty} failed.`,
      )
      return taken.faulty > 0 ? EXIT.refused : EXIT.done
    })
  },
}

function printRows(terminal: Terminal, json: boolean, { rows, columns }: HomesPreview): void {
  for (const row of rows) {
    if (json) terminal.out(JSON.stringify(rowJson(row)))
    for (const problem of row.problems) {
      const header = problem.column === null ? '' : (columns[problem.column]?.header ?? '')
      terminal.note(`Row ${row.line}, ${problemLine({ ...problem, path: header || problem.path || 'row' })}`)
    }
  }
}

function rowJson({ line, status, title, problems }: HomeRow) {
  return { line, status, title, errors: problems.map(({ column: _column, ...problem }) => problem) }
}

async function readFile(file: string): Promise<string> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    if (size > LARGEST_HOMES_FILE)
      throw new Stop(EXIT.usage, [`${file}: this is larger than 1 MB. Split it into several files.`])
    return (await handle.readFile()).toString('base64')
  } catch (error) {
    if (error instanceof Stop) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const why = code === 'ENOENT' ? 'there is no such file' : code === '' ? 'reading it failed' : code
    throw new Stop(EXIT.usage, [`${file}: this file cannot be read: ${why}.`])
  }
}
