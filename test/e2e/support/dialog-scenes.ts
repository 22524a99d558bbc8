import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { today } from '#shared/domain/calendar-date.ts'
import { sheetOf, sheetRow } from '#test/support/import-rows.ts'
import { everyState } from '../../pictures/every-state.ts'
import { workingDay } from '../../pictures/working-day.ts'
import type { Host } from './practice-windows.ts'

/** A dialog: where it is opened, and by which words (a button), or keys. */
export interface DialogScene {
  /** Below `renderer`, without the ending. */
  source: string
  hash: string
  heading: string
  opens: string | { keys: string }
  /** What it stands in, folded. */
  unfold?: string
}

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url))

/** Fills a profile so that everything that opens a dialog is there; every dialog of the app. */
export async function dialogScenes(host: Host): Promise<DialogScene[]> {
  const { homeId, home, personId, person } = await workingDay(host)
  const importId = await withImport(host)
  await everyState(host)
  const batchId = await waitingBatch(host)
  const submissions = await host.client.submissions.list({ state: null })
  const waiting = submissions.find(({ state, batch }) => state === 'waiting' && batch === null)
  const [draft] = await host.client.drafts.list()
  const connections = 'views/connections'
  return [
    { source: 'views/find/FindDialog', hash: '#/', heading: 'Today', opens: { keys: 'Control+K' } },
    { source: 'shell/LeavePractice', hash: '#/', heading: 'Today', opens: 'How to leave practice' },
    { source: 'views/homes/MergeDialog', hash: `#/homes/${homeId}`, heading: home, opens: 'Compare' },
    {
      source: 'views/checklist/LetterForm',
      hash: `#/homes/${homeId}`,
      heading: home,
      opens: 'Change it',
      unfold: 'Checklist',
    },
    { source: 'views/rights/EraseDialog', hash: `#/people/${personId}`, heading: person, opens: 'Erase…' },
    ...['Change', 'Remove'].map((opens) => ({
      source: `${connections}/CodesEditor`,
      hash: '#/connections/practice-acquaint',
      heading: 'Acquaint',
      opens,
    })),
    {
      source: `${connections}/ResourcesEditor`,
      hash: '#/connections/practice-ctrl-hub',
      heading: 'Ctrl Hub',
      opens: 'Change Contacts',
    },
    {
      source: `${connections}/RemoveConnection`,
      hash: '#/connections/practice-yeti',
      heading: 'Yeti',
      opens: 'Remove this connection',
    },
    {
      source: 'views/outbox/DraftPanel',
      hash: `#/outbox/${draft?.id}`,
      heading: 'Outbox',
      opens: 'Remove',
    },
    {
      source: 'views/outbox/SubmissionPanel',
      hash: `#/outbox/${waiting?.id}`,
      heading: 'Outbox',
      opens: 'Cancel it',
    },
    {
      source: 'views/import/RemoveImport',
      hash: `#/import/${importId}/check`,
      heading: 'Check the rows',
      opens: 'Remove this import',
    },
    {
      source: 'views/batch/CancelBatch',
      hash: `#/batches/${batchId}`,
      heading: 'Tenant moves in, 2 rows',
      opens: 'Cancel the rest',
    },
    {
      source: 'views/batch/ShowEverything',
      hash: `#/batches/${batchId}/receipt`,
      heading: 'Tenant moves in, 2 rows',
      opens: 'Show everything',
    },
  ]
}

/** Every component that is a dialog, but for the frame that they share. */
export function dialogSources(): string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte') && !file.endsWith(`${sep}Dialog.svelte`))
    .filter((file) => /<Dialog\b|<dialog\b/.test(readFileSync(join(renderer, file), 'utf8')))
    .map((file) => file.split(sep).join('/').replace('.svelte', ''))
    .toSorted()
}

/** A file that waits to be checked; its id. */
function withImport(host: Host): Promise<string> {
  return fileOf(host, 'september.csv', [0, 1])
}

/** A batch of which nothing has left yet, while the service asks to be left alone; its id. */
async function waitingBatch(host: Host): Promise<string> {
  const { batch } = await host.client.imports.queue({ id: await fileOf(host, 'october.csv', [2, 3]) })
  if (batch === null) throw new Error('Nothing was queued.')
  return batch.id
}

async function fileOf({ client }: Host, name: string, numbers: readonly number[]): Promise<string> {
  const { imports } = client
  const bytes = Buffer.from(sheetOf(numbers.map((number) => sheetRow(number, today(), {}))))
  const of = { kind: 'tenant-switch', connectionId: 'practice-acquaint', name } as const
  const { id } = await imports.begin({ ...of, size: bytes.length })
  await imports.addPiece({ id, number: 0, bytes: bytes.toString('base64') })
  await imports.read({ id })
  return id
}
