import { homedir } from 'node:os'
import { isAbsolute, join, relative, sep } from 'node:path'
import { environmentProxy } from './providers/environment-proxy.ts'
import { listConnections } from './records/connections.ts'
import type { Application } from './application.ts'
import type { OfficePolicy } from './policy/office-policy.ts'

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
    { name: 'Policy', value: policyLine(application.policy) },
    { name: 'Proxy', value: proxyLine(application) },
    {
      name: 'Clock',
      value: `${new Date().toISOString()} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`,
    },
  ]
  const { desktop } = application.options
  if (desktop !== undefined) lines.push({ name: 'Updates', value: desktop.updates() })
  if (status.state !== 'open') return lines
  const session = application.session()
  const connections = await listConnections(session.store.queries)
  const sending = connections.length === 0 ? null : await session.sending()
  const told = connections.map(async (connection) => {
    const answer =
      connection.lastAnswer === null
        ? 'not tried yet'
        : `${connection.lastAnswer.ok ? 'answered' : connection.lastAnswer.code} at ${connection.lastAnswer.at}`
    const proxy = connection.practice ? null : await sending?.proxyFor(connection)
    return {
      name: `Connection ${connection.id}`,
      value: proxy ? `${answer}, through the proxy ${proxy}` : answer,
    }
  })
  return [...lines, ...(await Promise.all(told))]
}

/** Who says which proxy is to be taken; which one it is stands with each connection. */
function proxyLine({ options }: Application): string {
  if (options.proxy !== undefined) return 'as the system says'
  return environmentProxy() === '' ? 'none' : 'from HTTPS_PROXY'
}

/** Which members are set, or what is wrong. Names of hosts are left out: they are long, and the file has them. */
function policyLine(policy: OfficePolicy): string {
  const status = policy.status()
  if (status === null) return 'none'
  if (status.trouble !== null) {
    const { code, problems } = status.trouble
    const told = problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    return `${code} ${status.file} (${told.join(' ')})`
  }
  const members = [
    ...(status.allowedHosts === null ? [] : [`allowedHosts (${status.allowedHosts.length})`]),
    ...(status.updates === null ? [] : [`updates ${status.updates}`]),
    ...(status.keepBodiesDays === null ? [] : [`retention.keepBodiesDays ${status.keepBodiesDays}`]),
    ...(status.connections.length === 0 ? [] : [`connections (${status.connections.length})`]),
  ]
  const sets = members.length === 0 ? 'sets nothing' : `sets ${members.join(', ')}`
  return `${status.file}, ${sets}${status.changeable ? '; this user could change it, so it binds nobody' : ''}`
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
