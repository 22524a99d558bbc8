import type { PolicyStatus, PolicyTrouble } from '#shared/contract/policy.ts'
import { allowsUrl } from './host-pattern.ts'
import type { PolicyRules, Preset } from './policy-file.ts'

/** Why the policy keeps Handover from calling an address. `detail` is told beside the code. */
export interface PolicyRefusal {
  code: 'HO-POLICY-HOST' | 'HO-POLICY-FILE'
  detail: string
}

/** What was found at the start. `changeable`: whoever uses Handover could change the file. */
export type PolicyFound =
  | { kind: 'none' }
  | { kind: 'rules'; file: string; changeable: boolean; rules: PolicyRules }
  | { kind: 'trouble'; file: string; trouble: PolicyTrouble }

/**
 * What the office has decided for this computer, as it was read at the start of this process. A file that is there and cannot be followed
 * closes everything that it might have closed: nothing is sent, nothing is updated, and how long things are kept stays as it is.
 */
export class OfficePolicy {
  readonly #found: PolicyFound

  constructor(found: PolicyFound) {
    this.#found = found
  }

  get updates(): 'on' | 'off' {
    if (this.#found.kind === 'trouble') return 'off'
    return this.#rules?.updates ?? 'on'
  }

  /** Days that a sent body is kept; null where the user decides, 'unknown' while the file cannot be followed. */
  get keepBodiesDays(): number | null | 'unknown' {
    return this.#found.kind === 'trouble' ? 'unknown' : (this.#rules?.keepBodiesDays ?? null)
  }

  get presets(): readonly Preset[] {
    return this.#rules?.presets ?? []
  }

  get trouble(): PolicyTrouble | null {
    return this.#found.kind === 'trouble' ? this.#found.trouble : null
  }

  /** Why this address may not be called, or null. On this computer too an address must be allowed by name. */
  refusal(url: URL): PolicyRefusal | null {
    if (this.#found.kind === 'trouble')
      return { code: 'HO-POLICY-FILE', detail: 'The office’s policy file cannot be followed.' }
    const { hosts = null } = this.#rules ?? {}
    if (hosts === null || allowsUrl(hosts.patterns, url)) return null
    return { code: 'HO-POLICY-HOST', detail: `The office’s policy does not allow ${url.host}.` }
  }

  /** For the screens; null when there is none. */
  status(): PolicyStatus | null {
    const found = this.#found
    if (found.kind === 'none') return null
    const rules = this.#rules
    return {
      file: found.file,
      allowedHosts: rules?.hosts === null || rules === null ? null : [...rules.hosts.written],
      updates: rules?.updates ?? null,
      keepBodiesDays: rules?.keepBodiesDays ?? null,
      connections: this.presets.map(({ provider, label, baseUrl }) => ({ provider, label, baseUrl })),
      changeable: found.kind === 'rules' && found.changeable,
      trouble: this.trouble,
    }
  }

  get #rules(): PolicyRules | null {
    return this.#found.kind === 'rules' ? this.#found.rules : null
  }
}

export const noPolicy = new OfficePolicy({ kind: 'none' })
