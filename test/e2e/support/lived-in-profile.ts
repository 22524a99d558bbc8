import type { Page } from 'playwright'
import type { Client } from '#renderer/api/transport.ts'
import { isAt } from './wizard-steps.ts'

const NAME = 'Mairead Doyle'
const LABEL = 'Acquaint of Harbour Lettings'
const STREET = 'Linnet Row'

/** Where the connection of a profile leads, and with what. */
export interface Account {
  url: string
  credentials: { sitePrefix: string; appPassword: string }
}

/** An account that nobody calls. */
export const quietAccount: Account = {
  url: 'https://api.example.com/',
  credentials: { sitePrefix: 'HARB', appPassword: 'not a real one' },
}

/** Sets a new profile up through its host, as somebody who has used it for a while: name, connection, draft. */
export async function liveIn(
  client: Client,
  vault: Parameters<Client['profile']['createVault']>[0],
  account: Account = quietAccount,
): Promise<void> {
  await client.profile.createVault(vault)
  await client.profile.saveSettings({
    yourName: NAME,
    role: 'agent',
    landlord: null,
    theme: 'system',
    keepBodiesDays: 30,
  })
  const connection = await client.connections.add({
    provider: 'acquaint',
    label: LABEL,
    baseUrl: account.url,
    format: 'json',
    secret: account.credentials,
  })
  await client.drafts.save({
    id: null,
    kind: 'tenant-switch',
    connectionId: connection.id,
    step: 'tenant',
    answers: { country: 'IE', 'property.address.street': STREET, 'tenant.lastName': 'Brannigan' },
    blocked: null,
  })
}

/** The page shows, wherever it was before, what `liveIn` left: nothing is missing, nothing is new. */
export async function expectAsLeft(page: Page): Promise<void> {
  await goTo(page, '#/connections', 'Connections')
  await page.getByRole('link', { name: LABEL }).waitFor()
  await goTo(page, '#/settings', 'Settings')
  const name = await page.getByLabel('Your name').inputValue()
  if (name !== NAME) throw new Error(`The name is not ${NAME} but “${name}”.`)
  await goTo(page, '#/outbox', 'Outbox')
  await page.getByRole('link', { name: STREET }).waitFor()
}

/** Goes to a place of the page by its address. */
export async function goTo(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => (window.location.hash = to), hash)
  await isAt(page, heading)
}
