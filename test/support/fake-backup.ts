import type { Client } from '#renderer/api/client.ts'
import type { BackupPreview, BackupProgress, BackupStatus } from '#shared/contract/backup.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import { invalid } from './fake-errors.ts'
import { toldOf } from './fake-imports.ts'

/** What the screens' fake core knows of backups. */
export interface FakeBackup {
  status: BackupStatus
  words: string[]
  /** What the file that is made holds. */
  bytes: Uint8Array
  /** What was brought, piece by piece. */
  brought: string[]
  /** The phrase that opens what is brought, and what is in it. */
  phrase: string
  preview: BackupPreview
  /** What fails, instead of being done. */
  makeFails: Error | null
  restoreFails: Error | null
  restored: Parameters<Client['backup']['restore']>[0][]
}

export const NO_BACKUP: FakeBackup = {
  status: { practice: false, phraseSince: null, lastMade: null },
  words: 'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic'.split(' '),
  bytes: new TextEncoder().encode('HANDOVER-BACKUP\n'),
  brought: [],
  phrase: 'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
  preview: {
    id: '0123456789',
    madeAt: '2026-11-20T09:30:00.000Z',
    app: '0.1.0',
    submissions: 12,
    receipts: 9,
    drafts: 1,
    connections: 2,
    toConfirm: 2,
    newerHere: null,
    erasedHere: null,
  },
  makeFails: null,
  restoreFails: null,
  restored: [],
}

export const noBackup = (): FakeBackup => structuredClone(NO_BACKUP)

/** Of a world that tells nothing of backups there are none. */
export interface FakeBackups {
  backup?: FakeBackup
}

export function fakeBackup(world: FakeBackups & { status: ProfileStatus }): Client['backup'] {
  const backup = (world.backup ??= noBackup())
  return {
    status: () => Promise.resolve({ ...backup.status }),
    newPhrase: () => Promise.resolve({ id: 'phrase-1', words: [...backup.words], asked: [3, 9] }),
    keepPhrase: ({ words: [first = '', second = ''] }) => {
      const issues = [
        { path: 'words.0', right: first === backup.words[2], place: 3 },
        { path: 'words.1', right: second === backup.words[8], place: 9 },
      ].flatMap(({ path, right, place }) =>
        right ? [] : [{ path, message: `This is not word ${place} of the phrase.` }],
      )
      if (issues.length > 0) return Promise.reject(invalid(issues))
      backup.status = { ...backup.status, phraseSince: '2026-11-30T09:00:00.000Z' }
      return Promise.resolve({ ...backup.status })
    },
    make: () => {
      if (backup.makeFails !== null) return Promise.reject(backup.makeFails)
      backup.status = { ...backup.status, lastMade: '2026-11-30T09:30:00.000Z' }
      const name = 'Handover 2026-11-30.handover-backup'
      return Promise.resolve({ id: 'made-1', name, bytes: backup.bytes.length, pieces: 1 })
    },
    piece: () => Promise.resolve({ bytes: btoa(String.fromCharCode(...backup.bytes)) }),
    begin: () => Promise.resolve({ id: 'brought-1' }),
    addPiece: ({ bytes }) => {
      backup.brought.push(bytes)
      return Promise.resolve({ kept: true as const })
    },
    check: ({ phrase }) =>
      phrase.trim() === backup.phrase
        ? Promise.resolve({ ...backup.preview })
        : Promise.reject(invalid([{ path: 'phrase', message: 'These words do not belong together.' }])),
    restore: (input) => {
      if (backup.restoreFails !== null) return Promise.reject(backup.restoreFails)
      backup.restored.push(input)
      return Promise.resolve({ ...world.status, state: 'open' as const })
    },
    discard: () => Promise.resolve({ removed: true as const }),
    progress: () => Promise.resolve(toldOf<BackupProgress>([{ stage: 'idle', done: 0, total: 0 }])),
  }
}
