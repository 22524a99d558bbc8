import type { Search } from '#renderer/components/picker/picking.svelte.ts'
import type { Page, PickItem } from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'

export const PROBLEM: Problem = {
  path: '',
  message: 'Ctrl Hub did not answer in time.',
  fix: 'Try again in a minute.',
  from: 'handover',
  code: 'HO-HTTP-TIMEOUT',
}

export function item(label: string, detail = ''): PickItem {
  return { id: label.toLowerCase().replace(/\W+/g, '-'), type: 'properties', label, detail }
}

/** A page that the service searched for. */
export function found(labels: string[], next: number | null = null): Page {
  return { items: labels.map((label) => item(label)), next, search: 'service', failure: null }
}

/** A search whose every question is answered by the test, when and in the order that it likes. */
export function answerable() {
  const asked: {
    text: string
    offset: number
    answer: (page: Page) => Promise<void>
    fail: (error: Error) => Promise<void>
  }[] = []
  const search: Search = (text, offset) => {
    const { promise, resolve, reject } = Promise.withResolvers<Page>()
    // What waits for the answer has gone on when these resolve.
    const settled = () => promise.then(heard, heard)
    asked.push({
      text,
      offset,
      answer: (page) => (resolve(page), settled()),
      fail: (error) => (reject(error), settled()),
    })
    return promise
  }
  return { search, asked }
}

const heard = async () => {
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
}
