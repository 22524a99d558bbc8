import * as v from 'valibot'

/**
 * The numbers and names by which a remote system knows things we show in words.
 * Only two pairs are documented (seed 001): SwitchType 1 = DualFuel, ElectricMeterType 0 = Standard. Of who is billed, only that 0 is one.
 * Everything else is entered by the user when their provider tells them, or belongs to practice.
 */
export const CodeSource = v.picklist(['documented', 'entered', 'practice'])

/** One row: the wire's number and XML name for one of our meanings. */
export const CodeRow = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)),
  /** The enum's name in XML; null while nobody has confirmed it: such a value cannot be sent as XML. */
  xmlName: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/))),
  /** Our word for it: a SwitchMeaning, a MeterMeaning, a country code, or free text for titles and bill-to. */
  meaning: v.pipe(v.string(), v.maxLength(64)),
  /** What people read. */
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  source: CodeSource,
  /** Whether the provider has confirmed it. A reading for an unconfirmed meter type is a warning, never an error. */
  confirmed: v.boolean(),
})
export type CodeRow = v.InferOutput<typeof CodeRow>

const rows = v.pipe(v.array(CodeRow), v.maxLength(300))
export const CodeTable = v.object({
  switchType: rows,
  electricMeterType: rows,
  billTo: rows,
  title: rows,
  country: rows,
})
export type CodeTable = v.InferOutput<typeof CodeTable>
export type CodeGroup = keyof CodeTable

/** What a switch covers, in our words. */
export const SWITCH_MEANINGS = ['electricity-and-gas', 'electricity', 'gas'] as const
export type SwitchMeaning = (typeof SWITCH_MEANINGS)[number]

/** Kinds of electricity meter, in our words. */
export const METER_MEANINGS = ['twenty-four-hour', 'day-and-night', 'smart'] as const
export type MeterMeaning = (typeof METER_MEANINGS)[number]

/** Who is billed between tenancies, in our words. */
export const BILL_TO_MEANINGS = ['landlord', 'agent'] as const
export type BillToMeaning = (typeof BILL_TO_MEANINGS)[number]

/** Countries a home can be in. Switches exist for the first two; the fields for Great Britain are not documented. */
export const COUNTRIES = ['IE', 'GB-NIR', 'GB'] as const
export type Country = (typeof COUNTRIES)[number]

/** The table of a new connection: what the service's samples prove and nothing else. */
export function documentedCodes(): CodeTable {
  return {
    switchType: [
      {
        number: 1,
        xmlName: 'DualFuel',
        meaning: 'electricity-and-gas',
        label: 'Electricity and gas',
        source: 'documented',
        confirmed: true,
      },
    ],
    electricMeterType: [
      {
        number: 0,
        xmlName: 'Standard',
        meaning: 'twenty-four-hour',
        label: '24-hour (standard)',
        source: 'documented',
        confirmed: true,
      },
    ],
    // The landlord's sample has it in JSON; neither its name in XML nor whom it bills is documented.
    billTo: [
      {
        number: 0,
        xmlName: null,
        meaning: 'documented-0',
        label: 'Number 0 (whom it bills is not documented)',
        source: 'documented',
        confirmed: false,
      },
    ],
    title: [],
    country: [],
  }
}

/** The row with this number, or undefined when the table does not have it. */
export function rowByNumber(table: CodeTable, group: CodeGroup, number: number): CodeRow | undefined {
  return table[group].find((row) => row.number === number)
}

/** The row that carries this meaning, or undefined when its number is not known yet. */
export function rowByMeaning(table: CodeTable, group: CodeGroup, meaning: string): CodeRow | undefined {
  return table[group].find((row) => row.meaning === meaning)
}
