import { backup } from '#shared/words/en-GB/backup.ts'
import { speaking } from './speaking.svelte.ts'

/** The words of backups, as they are said now. */
export const backupWords = () => speaking.in('backup', backup)
