/** RFC 3339 in UTC; a fraction of a second only where there is one (fixtures have both forms). */
export const timeOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('.000Z', 'Z')
