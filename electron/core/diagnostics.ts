import { homedir } from 'node:os'
import { isAbsolute, join, relative, sep } from 'node:path'
import { environmentProxy } from './providers/http.ts'
import { listConnections } from './records/connections.ts'
import type { Application } from './application.ts'

/** Versions and states without personal data: what one sends along when asking for help. */
export async function diagnostics(application: Application): Promise<{ name: string; value: string }[]> {
  const status = await application.status()
  const lines = [
    { name: 'Handover', value: status.version },
    { name: 'Host', value: status.host },
    { name: 'System', value: `${process.platform} ${process.arch}` },
    { name: 'Node', value: process.versions.node },
    ...(process.versions['electron'] === undefined
      ? []
      : [{ name: 'Electron', value: process.versions['electron'] }]),
    { name: 'Profile', value: belowHome(status.folder) },
    { name: 'Practice', value: status.practice ? 'yes' : 'no' },
    {
      name: 'Vault',
      value: status.vault === null ? 'not made yet' : `${status.vault.kind}, since ${status.vault.since}`,
    },
    { name: 'Store', value: storeLine(status) },
    { name: 'Proxy', value: environmentProxy() === '' ? 'none' : 'from HTTPS_PROXY' },
    {
      name: 'Clock',
      value: `${new Date().toISOString()} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`,
    },
  ]
  if (status.state !== 'open') return lines
  const connections = await listConnections(application.session().store.queries)
  return [
    ...lines,
    ...connections.map((connection) => ({
      name: `Connection ${connection.id}`,
      value: connection.lastAnswer
        ? `${connection.lastAnswer.ok ? 'answered' : connection.lastAnswer.code} at ${connection.lastAnswer.at}`
        : 'not tried yet',
    })),
  ]
}

/** The home folder's path usually holds the name of its user. */
function belowHome(folder: string): string {
  const below = relative(homedir(), folder)
  const outside = isAbsolute(below) || below === '..' || below.startsWith(`..${sep}`)
  return outside ? folder : join('~', below)
}

function storeLine(status: { state: string; trouble: { code: string } | null }): string {
  if (status.trouble !== null) return status.trouble.code
  return status.state === 'open' ? 'open' : 'not made yet'
}
