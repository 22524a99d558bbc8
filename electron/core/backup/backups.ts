import { randomInt } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupManifest, BackupPreview, BackupProgress, BackupStatus } from '#shared/contract/backup.ts'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'
import type { Application } from '../application.ts'
import { storeFile } from '../profile/folder.ts'
import { readKeys } from '../profile/keys.ts'
import { ANCHOR_ITEM } from '../records/audit.ts'
import { newId } from '../records/short-id.ts'
import { InvalidInputError, NotFoundError } from '../refusal.ts'
import { migrations } from '../store/migrations.ts'
import { openStore } from '../store/open.ts'
import { Secret } from '../vault/secret.ts'
import type { Session } from '../session.ts'
import { BACKUP_KEY_ITEM, backupKeyItem, backupKeyOf, newBackupKey, readBackupKey } from './backup-key.ts'
import { BroughtFile } from './brought-file.ts'
import { whileReading } from './file-bytes.ts'
import { readHeader } from './format.ts'
import { faultWords } from './phrase-words.ts'
import { previewOf } from './preview.ts'
import { BackupBoard } from './progress.ts'
import { newPhrase, readPhrase } from './recovery-phrase.ts'
import { backupRefusal } from './refusals.ts'
import type { Prepared } from './restore.ts'
import { inThread } from './thread.ts'
import { makeWorkFolder, removeWork } from './work-folder.ts'
import { OUTPUT } from './work.ts'

/** The items of the vault that go into a backup, beside the store. */
const ITEMS = ['audit-key', 'fingerprint-key', ANCHOR_ITEM]

/** A file that is being made, fetched, brought or restored, in a work folder of its own. */
interface Held {
  work: string
  file: string
  brought: BroughtFile | null
  prepared: Prepared | null
}

/** Where the keys of a restored profile go: null for one that is there already. */
export type VaultChoice = { kind: 'os' | 'passphrase'; passphrase: Secret | null } | null

/** Backups of the real profile, made and restored. One piece of work at a time. */
export class Backups {
  readonly #application: Application
  readonly #board = new BackupBoard()
  readonly #held = new Map<string, Held>()
  /** The phrase that was shown last and is not kept yet, and the places of the words that are asked for. */
  #shown: { id: string; words: readonly string[]; asked: readonly [number, number] } | null = null

  constructor(application: Application) {
    this.#application = application
  }

  /** @throws TroubleError, and NotNowError when there is no profile yet */
  async status(): Promise<BackupStatus> {
    const { store, vault, practice } = this.#application.session()
    if (practice !== null) return { practice: true, phraseSince: null, lastMade: null }
    const last = await store.queries
      .selectFrom('audit')
      .select('at')
      .where('event', '=', 'backup-made')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    const key = await readBackupKey(vault)
    return { practice: false, phraseSince: key?.since ?? null, lastMade: last?.at ?? null }
  }

  newPhrase(): { id: string; words: string[]; asked: [number, number] } {
    this.#session()
    const words = newPhrase()
    const first = randomInt(words.length - 1)
    const second = first + 1 + randomInt(words.length - 1 - first)
    const asked: [number, number] = [first + 1, second + 1]
    this.#shown = { id: newId(), words, asked }
    return { id: this.#shown.id, words, asked }
  }

  /**
   * Keeps what the phrase makes, and forgets the phrase.
   *
   * @throws NotFoundError when another was shown since; InvalidInputError on `words.0`, `words.1`
   */
  async keepPhrase(id: string, typed: readonly string[]): Promise<BackupStatus> {
    const session = this.#session()
    const shown = this.#shown
    if (shown?.id !== id) throw new NotFoundError('recovery phrase', id)
    const issues = shown.asked.flatMap((place, index) =>
      shown.words[place - 1] === typed[index]?.trim().toLowerCase()
        ? []
        : [{ path: `words.${index}`, message: `This is not word ${place} of the phrase.` }],
    )
    if (issues.length > 0) throw new InvalidInputError(issues)
    await this.#keep(session, shown.words)
    this.#shown = null
    return this.status()
  }

  /** Keeps a phrase that the user had before. Throws InvalidInputError on `phrase`. */
  async takePhrase(phrase: string): Promise<void> {
    await this.#keep(this.#session(), wordsOf(phrase))
  }

  /** Makes a backup that waits to be fetched. */
  async make(): Promise<{ id: string; name: string; bytes: number; pieces: number }> {
    const work = await this.#newWork()
    const name = `Handover ${new Date().toISOString().slice(0, 10)}.handover-backup`
    const file = join(work, name)
    try {
      await this.#pack(file, work)
      const id = this.#hold({ work, file, brought: null, prepared: null })
      const bytes = (await stat(file)).size
      return { id, name, bytes, pieces: Math.ceil(bytes / LARGEST_PIECE) }
    } catch (error) {
      await removeWork(this.#application.realFolder, work)
      throw error
    }
  }

  /** Makes a backup at a place of the host's choice. Never overwrites. */
  async makeAt(file: string): Promise<BackupManifest> {
    const work = await this.#newWork()
    try {
      return await this.#pack(file, work)
    } finally {
      await removeWork(this.#application.realFolder, work)
    }
  }

  /** @throws NotFoundError */
  async piece(id: string, number: number): Promise<Buffer> {
    const { file, brought } = this.#find(id)
    if (brought !== null) throw new NotFoundError('backup', id)
    const handle = await open(file, 'r')
    try {
      const bytes = Buffer.alloc(LARGEST_PIECE)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, number * LARGEST_PIECE)
      return bytes.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  }

  async begin(size: number): Promise<string> {
    const work = await this.#newWork()
    const file = join(work, 'brought.handover-backup')
    return this.#hold({ work, file, brought: new BroughtFile(file, size), prepared: null })
  }

  /** @throws NotFoundError, InvalidInputError on `bytes` */
  async addPiece(id: string, number: number, bytes: Uint8Array): Promise<void> {
    const { brought } = this.#find(id)
    if (brought === null) throw new NotFoundError('backup', id)
    await brought.addPiece(number, bytes)
  }

  /** A file that a host has at hand, to be checked and restored as it lies there. */
  async bring(file: string): Promise<string> {
    return this.#hold({ work: await this.#newWork(), file, brought: null, prepared: null })
  }

  /**
   * Opens a file on a copy, and brings the copy up to date.
   *
   * @throws InvalidInputError on `phrase`; NotFoundError; NotNowError
   */
  async check(id: string, phrase: string): Promise<BackupPreview> {
    const held = this.#find(id)
    const words = wordsOf(phrase)
    await held.brought?.refuseUnfinished()
    return this.#working('opening', async () => {
      held.prepared = await this.#opened(held, words)
      return previewOf(held.prepared, this.#application.openSession(), this.#application.log)
    })
  }

  /** @throws NotFoundError, NotNowError, TroubleError */
  async restore(id: string, vault: VaultChoice): Promise<void> {
    const held = this.#find(id)
    const { prepared } = held
    if (prepared === null) throw backupRefusal('unchecked')
    // Whatever comes of it, the copy is used up: half of it may have another key by then.
    held.prepared = null
    await this.#working('restoring', () => this.#application.restore(prepared, vault, this.#board.tell))
    await this.discard(id)
  }

  /** @throws NotFoundError */
  async discard(id: string): Promise<void> {
    const { work } = this.#find(id)
    this.#held.delete(id)
    await removeWork(this.#application.realFolder, work)
  }

  progress(signal: AbortSignal | undefined): AsyncGenerator<BackupProgress, void, void> {
    return this.#board.follow(signal)
  }

  async close(): Promise<void> {
    for (const id of this.#held.keys()) await this.discard(id)
  }

  /** The real profile's. Throws NotNowError in practice. */
  #session(): Session {
    const session = this.#application.session()
    if (session.practice !== null) throw backupRefusal('practice')
    return session
  }

  async #keep({ vault }: Session, words: readonly string[]): Promise<void> {
    const item = backupKeyItem(await newBackupKey(words))
    await vault.write(BACKUP_KEY_ITEM, item)
    if ((await vault.read(BACKUP_KEY_ITEM))?.reveal() !== item.reveal()) throw backupRefusal('failed')
  }

  async #pack(target: string, work: string): Promise<BackupManifest> {
    const { vault, store, audit, profile } = this.#session()
    const key = await readBackupKey(vault)
    if (key === null) throw backupRefusal('no-phrase')
    return this.#working('copying', async () => {
      const { storeKey } = await readKeys(vault)
      const items: Record<string, string> = {}
      for (const name of ITEMS) {
        const item = await vault.read(name)
        if (item !== null) items[name] = item.reveal()
      }
      const id = newId()
      const { log, options } = this.#application
      const manifest = await inThread(
        {
          job: 'pack',
          store: storeFile(profile.folder),
          storeKey: storeKey.reveal(),
          target,
          workFolder: work,
          key: key.key.reveal(),
          salt: key.salt,
          phraseSince: key.since,
          items,
          id,
          app: options.version,
          madeAt: new Date().toISOString(),
          migrations: [...migrations],
        },
        OUTPUT.pack,
        this.#board.tell,
        log,
      )
      await store.transaction((queries) =>
        audit.append(queries, { at: new Date(), event: 'backup-made', subject: id, hash: null }),
      )
      log.info({ backup: id, bytes: manifest.store.bytes }, 'A backup was made and read back.')
      return manifest
    })
  }

  async #opened({ file, work }: Held, words: readonly string[]): Promise<Prepared> {
    const { log } = this.#application
    const { salt } = await reading(() => whileReading(file, ({ read }) => readHeader(read)))
    const { key } = await backupKeyOf(words, salt, '')
    // Of its own for each try: what a wrong phrase or a broken file left there must not be in the way.
    const store = join(work, `store-${newId().toLowerCase()}.db`)
    const contents = await inThread(
      { job: 'unpack', file, key: key.reveal(), target: store, migrations: [...migrations] },
      OUTPUT.unpack,
      this.#board.tell,
      log,
    )
    const copy = await openStore({ file: store, key: Secret.of(contents.snapshotKey), made: true, log })
    copy.close()
    return { contents, store, key: { salt, key, since: contents.phraseSince } }
  }

  /** One at a time, told as it goes on. */
  async #working<T>(stage: BackupProgress['stage'], work: () => Promise<T>): Promise<T> {
    if (!this.#board.idle) throw backupRefusal('busy')
    this.#board.tell({ stage, done: 0, total: 1 })
    try {
      return await work()
    } finally {
      this.#board.end()
    }
  }

  #newWork(): Promise<string> {
    if (this.#application.practising) throw backupRefusal('practice')
    return makeWorkFolder(this.#application.realFolder)
  }

  #hold(held: Held): string {
    const id = newId()
    this.#held.set(id, held)
    return id
  }

  #find(id: string): Held {
    const held = this.#held.get(id)
    if (held === undefined) throw new NotFoundError('backup', id)
    return held
  }
}

function wordsOf(phrase: string): readonly string[] {
  const read = readPhrase(phrase)
  if (read.ok) return read.words
  throw new InvalidInputError([{ path: 'phrase', message: faultWords(read.fault) }])
}

/** A file that a host named and that cannot be read is told as that. */
async function reading<T>(read: () => T): Promise<T> {
  try {
    return await Promise.resolve(read())
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? backupRefusal('unreadable') : error
  }
}
