import { speaking } from '#renderer/words/speaking.svelte.ts'
import { meaningOf } from '#shared/domain/problem-codes.ts'
import type { CodeHelp } from '#shared/words/code-help.ts'
import { codes, statusHelp } from '#shared/words/en-GB/codes.ts'

/** A code's help. */
export interface CodeArticle {
  code: string
  meaning: string
  help: CodeHelp
}

const groups = () => speaking.in('codes', codes)

/** The help of a code; null for one that Handover does not know. */
export function helpOf(code: string): CodeArticle | null {
  const meaning = meaningOf(code)
  if (meaning === null) return null
  const own = groups().find((group) => group.codes.includes(code))
  const help = own ?? (/-\d{3}$/.test(code) ? statusHelp : null)
  return help === null ? null : { code, meaning, help }
}

/** The groups with the codes that hold every word of a search; all of them when it is empty. */
export function findHelp(search: string): { help: CodeHelp; codes: { code: string; meaning: string }[] }[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return groups()
    .map((help) => {
      const known = help.codes.flatMap((code) => {
        const meaning = meaningOf(code)
        return meaning === null ? [] : [{ code, meaning }]
      })
      const around = `${help.about} ${help.did} ${help.next}`.toLowerCase()
      const found = known.filter(({ code, meaning }) => {
        const text = `${code} ${meaning}`.toLowerCase()
        return words.every((word) => text.includes(word) || around.includes(word))
      })
      return { help, codes: found }
    })
    .filter((group) => group.codes.length > 0)
}
