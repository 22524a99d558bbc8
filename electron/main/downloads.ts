import { join } from 'node:path'
import { isOfThePage } from './guards.ts'

/** What the system's dialog for saving a file is given. */
export interface SaveOptions {
  title: string
  defaultPath: string
  filters: { name: string; extensions: string[] }[]
}

export interface DownloadLike {
  getURL(): string
  getFilename(): string
  setSaveDialogOptions(options: SaveOptions): void
}

/** What a file is called in the dialog, by the end of its name. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['html', 'Web page'],
  ['json', 'JSON'],
  ['csv', 'Spreadsheet (CSV)'],
  ['ics', 'Calendar'],
  ['pdf', 'PDF'],
])

/**
 * Where a file that the page made is saved to: the system's own dialog asks, in the user's documents to begin with.
 * @param folder where it begins
 * @param name suggested by the page; only its last part counts
 */
export function saveOptions(folder: string, name: string): SaveOptions {
  const file = name.split(/[\\/]/).at(-1) ?? ''
  const extension = /\.(\w{1,5})$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const kind = kinds.get(extension)
  return {
    title: 'Save as',
    defaultPath: join(folder, file === '' || file === '..' ? 'handover' : file),
    filters: [
      ...(kind === undefined ? [] : [{ name: kind, extensions: [extension] }]),
      { name: 'All files', extensions: ['*'] },
    ],
  }
}

/** Lets the page save what it made itself, and nothing else: no address from outside is ever downloaded. */
export function guideDownloads(
  session: {
    on(
      event: 'will-download',
      listener: (event: { preventDefault(): void }, item: DownloadLike) => void,
    ): unknown
  },
  documents: () => string,
): void {
  session.on('will-download', (event, item) => {
    if (isOfThePage(item.getURL())) item.setSaveDialogOptions(saveOptions(documents(), item.getFilename()))
    else event.preventDefault()
  })
}
