import type { Duplicate } from '#shared/contract/submissions.ts'

/** How a duplicate is told: what is there already, and the question to change when it is not meant. */
export interface DuplicateWords {
  title: string
  /** Begins the sentence that ends "… went into the outbox today at 9:30am.". */
  what: string
  change: { label: string; question: string }
}

/** What one wizard says in places that all wizards have. */
export interface WizardWords {
  /** "What happens next", by step; those of `check` stand beside the quick form too. */
  whatNext: Readonly<Record<string, readonly string[]>>
  /** Without it a duplicate is told in general words. */
  duplicate?: (duplicate: Duplicate) => DuplicateWords
}
