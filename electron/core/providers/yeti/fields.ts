import type { NumberReading } from '../answer-body.ts'

const DECIMALS: ReadonlySet<string> = new Set([
  'balance',
  'min-balance',
  'initial-price',
  'renew-price',
  'amount',
])

/** Prices and balances are exact decimals: a server that writes them as numbers is read all the same, digit by digit. */
export const writtenDecimals: NumberReading = (member, value, source) =>
  DECIMALS.has(member) ? source : value

/** Whether a field that Yeti names is a relationship of a service; everything else is an attribute (seed 004). */
export function isRelationship(name: string): boolean {
  return name === 'account' || name === 'service-type'
}

/**
 * The path of the member that a screen has a field for: `data.attributes.renew-period-id` is the column behind `renew-period`
 * (yeti.md 0.2), and whatever is within a relationship or the variables is that field.
 */
export function fieldPath(path: string): string {
  if (path === 'data.attributes.renew-period-id') return 'data.attributes.renew-period'
  return (
    /^data\.(?:relationships\.(?:account|service-type)|attributes\.variables)(?=\.|$)/.exec(path)?.[0] ?? path
  )
}
