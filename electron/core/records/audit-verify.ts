import type { Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { Secret } from '../vault/secret.ts'
import type { AuditProblem, AuditReport, CheckedEntry } from './audit-report.ts'
import { GENESIS, macOf, type Anchor } from './audit-chain.ts'
import { checkBodies } from './audit-bodies.ts'

const PAGE = 1000

/**
 * Walks the log from its first entry, then holds its end against the anchor, then every body and receipt that
 * is still kept against what the log says of it.
 * In one transaction, or what is sent or erased meanwhile would look like something that the log knows nothing of.
 */
export async function verifyAudit(
  queries: Transaction<Tables>,
  key: Secret,
  anchor: Anchor,
): Promise<AuditReport> {
  const chain = new Chain(key)
  const checked: CheckedEntry[] = []
  let anchored: string | undefined
  for (let from = 0; ; from += PAGE) {
    const page = await queries
      .selectFrom('audit')
      .selectAll()
      .orderBy('number')
      .limit(PAGE)
      .offset(from)
      .execute()
    for (const entry of page) {
      const holds = chain.take(entry)
      if (entry.number === anchor.count) anchored = entry.mac
      checked.push({
        place: entry.number,
        event: entry.event,
        subject: entry.subject,
        hash: entry.hash,
        holds,
      })
    }
    if (page.length < PAGE) break
  }
  const problems = [...chain.problems, ...againstAnchor(chain, anchor, anchored)]
  problems.push(...(await checkBodies(queries, checked)))
  problems.sort((a, b) => a.place - b.place)
  return { ok: problems.every((problem) => problem.what === 'body-erased'), entries: chain.entries, problems }
}

/** The entries so far: what the next one must be chained to. */
class Chain {
  readonly problems: AuditProblem[] = []
  entries = 0
  last = 0
  readonly #key: Secret
  /** MACs that the next entry may be chained to; null after a gap, when that cannot be known. */
  #before: string[] | null = [GENESIS]

  constructor(key: Secret) {
    this.#key = key
  }

  /** Whether the entry is what was written. */
  take(entry: Tables['audit']): boolean {
    this.entries += 1
    if (entry.number !== this.last + 1) {
      this.#problem(this.last + 1, 'An entry is missing here.')
      this.#before = null
    }
    this.last = entry.number
    if (this.#before === null) {
      // Its predecessor is gone, so only the entries after it can be checked against it.
      this.#before = [entry.mac]
      return true
    }
    const expected = this.#before.map((before) => macOf(this.#key, before, entry))
    const holds = expected.includes(entry.mac)
    if (!holds) this.#problem(entry.number, 'This entry was changed after it was written.')
    // When only the MAC was changed, what follows still hangs on the true one.
    this.#before = holds ? [entry.mac] : [entry.mac, ...expected]
    return holds
  }

  #problem(place: number, message: string): void {
    this.problems.push({ place, what: 'changed', message })
  }
}

function againstAnchor(chain: Chain, anchor: Anchor, anchored: string | undefined): AuditProblem[] {
  if (chain.last < anchor.count) {
    const message = `The log ends at ${chain.last}, but had ${anchor.count} entries when it was last anchored.`
    return [{ place: chain.last + 1, what: 'cut-off', message }]
  }
  const told = chain.problems.some((problem) => problem.place === anchor.count)
  if (anchor.count === 0 || anchored === anchor.head || told) return []
  const message = `Entry ${anchor.count} is not the one that was anchored: the log was cut off and written on.`
  return [{ place: anchor.count, what: 'cut-off', message }]
}
