import { isMembers } from '../members.ts'

/*
 * Parts that are queued together may need each other's ids. In what is given such an id is `step:N`; in the stored bytes it is
 * `pending:SUBMISSION` until that submission was accepted and its real id takes the place.
 */

const STEP = /^step:(\d)$/

/** The places of the parts whose ids a body needs. */
export function stepsNeeded(body: unknown): number[] {
  const needed = new Set<number>()
  mapIds(body, (id) => {
    const step = STEP.exec(id)?.[1]
    if (step !== undefined) needed.add(Number(step))
    return id
  })
  return [...needed]
}

/** The body with an id in place of each `step:N`. */
export function withStepIds(body: unknown, idOf: (step: number) => string): unknown {
  return mapIds(body, (id) => {
    const step = STEP.exec(id)?.[1]
    return step === undefined ? id : idOf(Number(step))
  })
}

/** An id that any check takes, to check a body by before the real one is known. */
export function checkableId(step: number): string {
  return `00000000-0000-4000-8000-00000000000${step}`
}

/** What stands in the stored bytes until a submission was accepted. */
export function pendingId(submissionId: string): string {
  return `pending:${submissionId}`
}

/** The stored bytes with the id that a submission got. */
export function withRemoteId(body: Uint8Array, submissionId: string, remoteId: string): Uint8Array {
  const text = new TextDecoder().decode(body)
  const filled = text.replaceAll(JSON.stringify(pendingId(submissionId)), () => JSON.stringify(remoteId))
  return new TextEncoder().encode(filled)
}

function mapIds(value: unknown, change: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => mapIds(one, change))
  if (!isMembers(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'id' && typeof member === 'string' ? change(member) : mapIds(member, change),
    ]),
  )
}
