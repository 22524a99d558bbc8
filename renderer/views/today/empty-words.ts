import type { DrawingName } from '#renderer/components/drawing-name.ts'
import { dueWords } from '#renderer/words/due.ts'
import type { ProviderName } from '#shared/domain/submission.ts'

export interface EmptyWords {
  drawing: DrawingName
  title: string
  text: string
  button: string
  href: string
}

/** What an empty Today teaches somebody who has these connections. */
export function emptyToday(providers: ReadonlySet<ProviderName>): EmptyWords {
  const { begin } = dueWords()
  if (providers.size === 0)
    return {
      drawing: 'key',
      ...begin.nothing,
      href: '#/connections/new',
    }
  if (!providers.has('acquaint') && !providers.has('ctrl-hub'))
    return {
      drawing: 'key',
      ...begin.billing,
      href: '#/new',
    }
  if (!providers.has('ctrl-hub'))
    return {
      drawing: 'door',
      ...begin.switches,
      href: '#/new/tenant-switch',
    }
  if (!providers.has('acquaint'))
    return {
      drawing: 'door',
      ...begin.households,
      href: '#/new',
    }
  return {
    drawing: 'door',
    ...begin.all,
    href: '#/new',
  }
}
