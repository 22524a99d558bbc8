/** Parts of an address as people say them; any may be missing or empty. */
interface AddressParts {
  propertyName?: string | null | undefined
  street?: string | null | undefined
  locality?: string | null | undefined
  town?: string | null | undefined
  region?: string | null | undefined
  postCode?: string | null | undefined
}

/** The house and its street: `27 Weir View`, but `Rose Cottage, Turf Lane`. '' when there is neither. */
export function houseLine({ propertyName, street }: Pick<AddressParts, 'propertyName' | 'street'>): string {
  const house = propertyName?.trim() ?? ''
  const between = /^\d+\s?[a-z]?$/i.test(house) ? ' ' : ', '
  return filled([house, street]).join(between)
}

/** The whole address in one line, its parts in the order of a letter. '' when there is none. */
export function addressLine(parts: AddressParts): string {
  return filled([houseLine(parts), parts.locality, parts.town, parts.region, parts.postCode]).join(', ')
}

function filled(texts: readonly (string | null | undefined)[]): string[] {
  return texts.flatMap((text) => text?.trim() || [])
}
