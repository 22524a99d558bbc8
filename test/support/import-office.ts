import { onTestFinished } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { noLog } from '#core/log.ts'
import { storeFile } from '#core/profile/folder.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { openEncrypted, type EncryptedDatabase } from '#core/store/encrypted-database.ts'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { practiceCodes } from '#core/practice/codes.ts'
import type { CodeRow, CodeTable } from '#shared/domain/codes.ts'
import type { Import } from '#shared/contract/imports.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { temporaryFolder } from './store.ts'

export interface ImportOffice {
  app: App
  folder: string
  connectionId: string
  /** Brings a file in and reads it. */
  bring: (csv: string | Uint8Array, name?: string, kind?: SwitchKind) => Promise<Import>
  /** Ends the application and opens it again on the same profile. */
  restart: () => Promise<ImportOffice>
}

/** The application on a profile of its own, with a connection that nothing is sent to. */
export async function importOffice(codes: CodeTable = practiceCodes()): Promise<ImportOffice> {
  const folder = temporaryFolder()
  const profile = await createProfile(folder, 'practice', null, noLog)
  profile.close()
  const app = await opened(folder)
  const { id } = await app.client.connections.add({
    provider: 'acquaint',
    label: 'Acquaint',
    baseUrl: 'http://127.0.0.1:9/',
    format: 'json',
    secret: { sitePrefix: 'abcd', appPassword: 'pa55' },
  })
  await app.client.connections.saveCodes({
    id,
    codes: {
      switchType: entered(codes.switchType),
      electricMeterType: entered(codes.electricMeterType),
      billTo: entered(codes.billTo),
      title: entered(codes.title),
      country: entered(codes.country),
    },
  })
  return officeOf(app, folder, id)
}

/** Practice’s own codes cannot be given to another connection; somebody entered these. */
function entered(rows: readonly CodeRow[]): CodeRow[] {
  return rows.map((row) => (row.source === 'practice' ? { ...row, source: 'entered' } : row))
}

async function opened(folder: string): Promise<App> {
  const common = { vault: null, passphrase: null, version: '0' }
  const app = await openApp({ host: 'cli', folder, practice: false, sends: false, ...common })
  onTestFinished(() => app.close())
  return app
}

function officeOf(app: App, folder: string, connectionId: string): ImportOffice {
  return {
    app,
    folder,
    connectionId,
    bring: async (csv, name = 'september.csv', kind = 'tenant-switch') => {
      const bytes = Buffer.from(csv)
      const { id } = await app.client.imports.begin({ kind, connectionId, name, size: bytes.length })
      await app.client.imports.addPiece({ id, number: 0, bytes: bytes.toString('base64') })
      return app.client.imports.read({ id })
    },
    restart: async () => {
      await app.close()
      return officeOf(await opened(folder), folder, connectionId)
    },
  }
}

/** Works on the store as somebody with its key and a SQLite shell. */
export async function inStore<T>(
  { folder }: ImportOffice,
  work: (database: EncryptedDatabase) => T,
): Promise<T> {
  const key = await openPracticeVault(folder).read('store-key')
  if (key === null) throw new Error('The vault has no key.')
  const database = openEncrypted(storeFile(folder), key, { readonly: false })
  try {
    return work(database)
  } finally {
    database.close()
  }
}
