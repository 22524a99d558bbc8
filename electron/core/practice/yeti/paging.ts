import { invalidPage } from './errors.ts'
import type { OutObject } from './json-value.ts'
import type { Query } from './query.ts'

const DEFAULT_SIZE = 50
const MOST = 1000

export interface Page {
  readonly number: number
  readonly size: number
}

export function readPage(page: Query['page']): Page {
  const number = whole(page.get('number')) ?? 1
  const size = whole(page.get('size')) ?? DEFAULT_SIZE
  if (size < 1) throw invalidPage(`${size} is not a valid value for size page parameter.`)
  if (size > MOST) throw invalidPage(`size exceeds maximum page size of ${MOST}.`)
  if (number < 1) throw invalidPage(`${number} is not a valid value for number page parameter.`)
  return { number, size }
}

/** As Ruby reads a number from a text: as far as it goes, else 0. */
const whole = (text: string | undefined): number | null =>
  text === undefined ? null : Number(/^\s*[+-]?[0-9]{1,15}/.exec(text)?.[0] ?? 0)

/** The links of a list of `total` resources, with the other parameters of the request. Those that lead nowhere are left out. */
export function pageLinks(url: string, query: Query, { number, size }: Page, total: number): OutObject {
  // 0 for an empty list, as in the source of the library.
  const last = Math.ceil(total / size)
  const link = (to: number) => {
    const parameters = new URLSearchParams(
      Array.from(query.parameters).filter(([name]) => /^(?:fields\[|filter\[|include$|sort$)/.test(name)),
    )
    parameters.append('page[number]', String(to))
    parameters.append('page[size]', String(size))
    return `${url}?${parameters.toString()}`
  }
  return {
    first: link(1),
    ...(number > 1 ? { prev: link(number - 1) } : {}),
    ...(number < last ? { next: link(number + 1) } : {}),
    last: link(last),
  }
}
