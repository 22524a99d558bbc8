import { join } from 'node:path'
import { pino } from 'pino'
import { noLog, type Log } from './log.ts'
import { redactedFields, redactedText } from './log-redaction.ts'
import { RollingFile } from './log-rolling.ts'
import { logsFolder } from './profile/folder.ts'
import { makePrivateFolder } from './profile/private-file.ts'

/**
 * The log of a profile: `logs/handover.log`, one JSON object a line, for this user only. What is not plainly an
 * id, a code or a count is dropped at this door, whoever wrote it.
 * Where no log can be kept, one line on stderr says so and the work goes on.
 */
export async function openLogFile(folder: string): Promise<Log> {
  let file: RollingFile
  try {
    await makePrivateFolder(folder)
    await makePrivateFolder(logsFolder(folder))
    file = new RollingFile(join(logsFolder(folder), 'handover.log'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    process.stderr.write(`Handover keeps no log: its folder cannot be written (${code}).\n`)
    return noLog
  }
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    file,
  )
  return {
    info: (fields, text) => {
      logger.info(redactedFields(fields), redactedText(text))
    },
    warn: (fields, text) => {
      logger.warn(redactedFields(fields), redactedText(text))
    },
    error: (fields, text) => {
      logger.error(redactedFields(fields), redactedText(text))
    },
  }
}
