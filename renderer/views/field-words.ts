import { fieldNameWords } from '#renderer/words/field-names.ts'
import { ctrlHubFieldWords } from './ctrl-hub-field-words.ts'

/** The words people know a field of what is sent by; the path itself for one we do not know. */
export function fieldWords(path: string): string {
  const { switches, owners, of } = fieldNameWords()
  const words = switches[path] ?? ctrlHubFieldWords(path) ?? undefined
  if (words !== undefined) return words
  const [owner = '', ...rest] = path.split('.')
  const within = switches[rest.join('.')]
  const whose = owners[owner]
  return within !== undefined && whose !== undefined ? of(whose, within) : path
}
