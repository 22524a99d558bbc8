import type { Session } from '#renderer/state/session.svelte.ts'
import { ServicesList } from './services-list.svelte.ts'

const lists = new WeakMap<Session, Map<string, ServicesList>>()

/** The list of a connection, with its filters, order and page as they were left when one opened a service of it. */
export function listOf(session: Session, connectionId: string): ServicesList {
  const kept = lists.get(session) ?? new Map<string, ServicesList>()
  lists.set(session, kept)
  // Practice has the same connection in every profile.
  const name = `${session.profile.status?.folder ?? ''} ${connectionId}`
  const list =
    kept.get(name) ?? new ServicesList(session.client, connectionId, (error) => session.told(error))
  kept.set(name, list)
  return list
}
