import { fieldNameWords } from '#renderer/words/field-names.ts'

/** What people call a member of what is sent to Ctrl Hub, by its path in the body; null for one we do not know. */
export function ctrlHubFieldWords(path: string): string | null {
  const { ctrlHub } = fieldNameWords()
  if (path === 'data.type') return ctrlHub['type'] ?? null
  if (path.startsWith('meta.consent')) return ctrlHub['consent'] ?? null
  const [, member = ''] = /^data\.(?:attributes|relationships)\.(\w+)/.exec(path) ?? []
  return ctrlHub[member] ?? null
}
