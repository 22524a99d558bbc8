import {
  ORPCError,
  createORPCClient,
  mapEventIterator,
  type ClientContext,
  type ClientLink,
} from '@orpc/client'
import type { StandardLinkOptions } from '@orpc/client/standard'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '#shared/contract/contract.ts'
import { LinkError, setLinkState } from './link-state.ts'

/** The core as the screens see it: every procedure of the contract, with its typed errors. */
export type Client = ContractRouterClient<typeof contract>

/** A client of the contract over either host's link. */
export function clientOver(link: ClientLink<ClientContext>): Client {
  return createORPCClient<Client>(link)
}

type LinkInterceptor = NonNullable<StandardLinkOptions<ClientContext>['interceptors']>[number]

/** Makes a plain copy of a value that may hold Svelte state. */
export type MakePlain = (value: unknown) => unknown

/** The one place where state is made plain, for every call in every host. */
export const plainInput =
  (makePlain: MakePlain): LinkInterceptor =>
  (options) =>
    options.next({ ...options, input: makePlain(options.input) })

/**
 * A stream of events that breaks off in the middle tells it as a LinkError, like a call that gets no answer.
 * Errors that the core sent pass as they are.
 */
export const brokenStreamIsLost: LinkInterceptor = async (options) => {
  const output = await options.next()
  if (!isAsyncIterator(output)) return output
  return mapEventIterator(output, {
    value: (value) => Promise.resolve(value),
    error: (error) => {
      if (error instanceof ORPCError || error instanceof LinkError || options.signal?.aborted === true) {
        return Promise.resolve(error)
      }
      setLinkState('lost')
      return Promise.resolve(new LinkError('lost', { cause: error }))
    },
  })
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
