import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { Secret } from '#core/vault/secret.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { localServer, type LocalServer } from './local-server.ts'
import { temporaryFolder } from './store.ts'

export const ACQUAINT_SECRET = { sitePrefix: 'ABCD', appPassword: 'hush-hush' }
const PASSPHRASE = 'correct horse battery'

/** A computer of an office: a profile that is not practice, a policy file, and a service that takes every switch. */
export interface Office {
  file: string
  folder: string
  service: LocalServer
  /** `127.0.0.1:4000` */
  host: string
  /** Writes the policy: what is no text as JSON. */
  policy(value: unknown): void
  /** Opens the profile, after it was closed if it is open. */
  open(practice?: boolean): Promise<App>
}

export async function office(): Promise<Office> {
  const folder = join(temporaryFolder(), 'handover')
  const file = join(temporaryFolder(), 'policy.json')
  const service = await localServer((response, { path }) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(path.endsWith('databasetoken') ? '{"token":"t-1"}' : '{"caseID":"C-1","switchOverID":"S-1"}'),
  )
  let app: App | null = null
  onTestFinished(async () => {
    await app?.close()
    await service.close()
  })
  return {
    file,
    folder,
    service,
    host: `127.0.0.1:${service.port}`,
    policy: (value) => writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value)),
    async open(practice = false) {
      await app?.close()
      app = await openApp({
        host: 'cli',
        folder,
        practice,
        sends: false,
        vault: practice ? null : 'passphrase',
        passphrase: practice ? null : Secret.of(PASSPHRASE),
        version: '0.0.0-test',
        policyFile: file,
      })
      return app
    },
  }
}

export const acquaintAt = (baseUrl: string) => ({
  provider: 'acquaint' as const,
  label: 'Agency',
  baseUrl,
  format: 'json' as const,
  secret: ACQUAINT_SECRET,
})

/** Queues a switch; its id. */
export async function queueSwitch({ client }: App, connectionId: string): Promise<string> {
  const outcome = await client.submissions.create({
    kind: 'tenant-switch',
    connectionId,
    body: exampleTenantSwitch(today()),
    consent: null,
    allowDuplicate: null,
    draftId: null,
    answers: null,
  })
  if (outcome.outcome !== 'queued') throw new Error(`It was ${outcome.outcome}.`)
  return outcome.submission.id
}
