import { NEED_GROUPS, type Need } from './needs-codes.ts'
import { NEED_ALSO } from './psr-needs-words.ts'

/** Whether a need is what somebody looks for: every word, or the code, is found in what is known of it. */
export function isFound(need: Need, text: string): boolean {
  const all = plain(
    [need.code, need.words, need.name, NEED_GROUPS[need.group], NEED_ALSO[need.code] ?? ''].join(' '),
  )
  return plain(text)
    .split(/\s+/)
    .every((word) => word === '' || all.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
