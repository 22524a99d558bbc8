import type { JsonObject } from './document.ts'

/**
 * Where a list tells what it can do (ctrl-hub.md 2): `params` is `meta.features.params.include.options` (docs/features and
 * fixtures), `direct` is `meta.features.include.options` (today's OpenAPI examples, which show `include` only; that filter and
 * sort stand beside it is deduced). Time bands tell nothing (fixture).
 */
export type FeaturesPlace = 'params' | 'direct' | 'both' | 'nowhere'

/** Names that a list offers; null when it offers none. */
export interface Features {
  readonly include: readonly string[] | null
  readonly filter: readonly string[] | null
  readonly sort: readonly string[] | null
}

export function featuresMeta({ include, filter, sort }: Features, place: FeaturesPlace): JsonObject {
  if (place === 'nowhere') return {}
  const params = { include: { options: include }, filter: { options: filter }, sort: { options: sort } }
  const features = place === 'direct' ? params : place === 'params' ? { params } : { params, ...params }
  return { features }
}
