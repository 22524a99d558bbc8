import type { Application } from '../application.ts'
import { Secret } from '../vault/secret.ts'
import type { Implementer } from './implementer.ts'

export function backupHandlers(os: Implementer, application: Application) {
  const backups = () => application.backups()
  return {
    status: os.backup.status.handler(async () => (await backups()).status()),
    newPhrase: os.backup.newPhrase.handler(async () => (await backups()).newPhrase()),
    keepPhrase: os.backup.keepPhrase.handler(async ({ input }) =>
      (await backups()).keepPhrase(input.id, input.words),
    ),
    make: os.backup.make.handler(async () => (await backups()).make()),
    piece: os.backup.piece.handler(async ({ input }) => ({
      bytes: (await (await backups()).piece(input.id, input.number)).toString('base64'),
    })),
    begin: os.backup.begin.handler(async ({ input }) => ({ id: await (await backups()).begin(input.size) })),
    addPiece: os.backup.addPiece.handler(async ({ input }) => {
      await (await backups()).addPiece(input.id, input.number, Buffer.from(input.bytes, 'base64'))
      return { kept: true as const }
    }),
    check: os.backup.check.handler(async ({ input }) => (await backups()).check(input.id, input.phrase)),
    restore: os.backup.restore.handler(async ({ input: { id, vault } }) => {
      const passphrase = vault?.kind === 'passphrase' ? Secret.of(vault.passphrase) : null
      await (await backups()).restore(id, vault === null ? null : { kind: vault.kind, passphrase })
      return application.status()
    }),
    discard: os.backup.discard.handler(async ({ input }) => {
      await (await backups()).discard(input.id)
      return { removed: true as const }
    }),
    progress: os.backup.progress.handler(async ({ signal }) => (await backups()).progress(signal)),
  }
}
