import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import type { BackupProgress } from '#shared/contract/backup.ts'
import { nameOf, type Log } from '../log.ts'
import { backupRefusal, isBackupRefusal } from './refusals.ts'
import { Message, type Job } from './work.ts'

/**
 * Does one thing in a thread of its own.
 *
 * @param output what must come of it (`OUTPUT`)
 * @throws NotNowError with what is in the way; what nobody foresaw is `failed`, and its name is in the log
 */
export async function inThread<T>(
  job: Job,
  output: v.GenericSchema<unknown, T>,
  tell: (progress: BackupProgress) => void,
  log: Log,
): Promise<T> {
  // Nothing of it may reach the terminal.
  const worker = new Worker(threadFile(), { workerData: job, stdout: true, stderr: true })
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      worker.on('message', (received: unknown) => {
        const message = v.parse(Message, received)
        if (message.kind === 'progress') tell(message.progress)
        else if (message.kind === 'done') resolve(message.output)
        else if (message.kind === 'refused' && isBackupRefusal(message.refusal))
          reject(backupRefusal(message.refusal))
        else reject(unforeseen(log, message.kind === 'failed' ? message.error : message.refusal))
      })
      worker.on('error', (error: unknown) => reject(unforeseen(log, nameOf(error))))
      worker.on('exit', () => reject(unforeseen(log, 'exit')))
    })
    return v.parse(output, answer)
  } finally {
    await worker.terminate()
  }
}

function unforeseen(log: Log, error: string) {
  log.error({ code: 'HO-BACKUP-FAILED', error }, 'The backup thread failed.')
  return backupRefusal('failed')
}

/** Where the thread’s file is: the source beside this one, or what the build made of it. */
function threadFile(): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL('./worker.ts', here)
  return new URL(/\/chunks\/[^/]+$/.test(here) ? '../backup-worker.js' : './backup-worker.js', here)
}
