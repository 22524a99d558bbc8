import {
  BILL_TO_MEANINGS,
  METER_MEANINGS,
  SWITCH_MEANINGS,
  type CodeGroup,
  type CodeRow,
  type CodeTable,
} from '#shared/domain/codes.ts'
import {
  BILL_TO_NAMES,
  COUNTRY_NAMES,
  METER_NAMES,
  SWITCH_NAMES,
} from '#shared/domain/switch-answers-words.ts'

/** One table of the editor. */
export interface GroupWords {
  group: CodeGroup
  title: string
  /** What one row is, for buttons and headings of dialogs: "a title". */
  one: string
  lead: string
  /** Whether the service also knows its rows by a name in XML. Titles and countries are plain numbers there. */
  named: boolean
  /** The meanings that the screens ask for; null when the office may have any. */
  meanings: readonly { value: string; label: string }[] | null
}

export const GROUPS: readonly GroupWords[] = [
  {
    group: 'switchType',
    title: 'What is switched',
    one: 'a kind of switch',
    lead: 'SwitchType',
    named: true,
    meanings: SWITCH_MEANINGS.map((value) => ({ value, label: SWITCH_NAMES[value].label })),
  },
  {
    group: 'electricMeterType',
    title: 'Kinds of electricity meter',
    one: 'a kind of meter',
    lead: 'ElectricMeterType',
    named: true,
    meanings: METER_MEANINGS.map((value) => ({ value, label: METER_NAMES[value].label })),
  },
  {
    group: 'billTo',
    title: 'Who is billed between tenancies',
    one: 'a bill-to',
    lead: 'SwitchBillTo',
    named: true,
    meanings: BILL_TO_MEANINGS.map((value) => ({ value, label: BILL_TO_NAMES[value].label })),
  },
  { group: 'title', title: 'Titles', one: 'a title', lead: 'titleId', named: false, meanings: null },
  {
    group: 'country',
    title: 'Countries',
    one: 'a country',
    lead: 'countryCode',
    named: false,
    meanings: (['IE', 'GB-NIR', 'GB'] as const).map((value) => ({
      value,
      label: COUNTRY_NAMES[value].label,
    })),
  },
]

/** The choices that the wizards of switches offer whose number is not in the table yet. */
export function missingMeanings(codes: CodeTable): { group: CodeGroup; value: string; label: string }[] {
  return GROUPS.filter(({ group }) => ASKED.includes(group)).flatMap(({ group, meanings }) =>
    (meanings ?? [])
      .filter((meaning) => !codes[group].some((row) => row.meaning === meaning.value))
      .map((meaning) => ({ group, ...meaning })),
  )
}

const ASKED: readonly CodeGroup[] = ['switchType', 'electricMeterType', 'billTo']

/** What was typed into the form for one row. */
export interface TypedRow {
  meaning: string
  label: string
  number: string
  xmlName: string
  confirmed: boolean
}

/** What is wrong with a typed row, by field; `others` are the other rows of its table. */
export function rowErrors(
  typed: TypedRow,
  words: GroupWords,
  others: readonly CodeRow[],
): { id: string; message: string }[] {
  const errors: { id: string; message: string }[] = []
  const number = typed.number.trim()
  if (words.meanings !== null && typed.meaning === '')
    errors.push({ id: 'code.meaning', message: 'Choose what the number stands for' })
  else if (words.meanings === null && typed.label.trim() === '')
    errors.push({ id: 'code.label', message: 'Enter what people call it' })
  if (!/^\d{1,10}$/.test(number) || Number(number) > 2_147_483_647)
    errors.push({
      id: 'code.number',
      message: 'Enter their number: a whole number from 0, as they gave it to you',
    })
  else if (others.some((row) => row.number === Number(number)))
    errors.push({ id: 'code.number', message: 'Another row has this number. Give each row its own' })
  const name = typed.xmlName.trim()
  if (words.named && name !== '' && !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name))
    errors.push({
      id: 'code.xmlName',
      message: 'The name in XML is letters and digits without spaces, such as DualFuel',
    })
  return errors
}

/** The row that was typed. Numbers of a document keep that mark as long as number and name stay what it says. */
export function rowOf(typed: TypedRow, words: GroupWords, before: CodeRow | null): CodeRow {
  const number = Number(typed.number.trim())
  const xmlName = words.named && typed.xmlName.trim() !== '' ? typed.xmlName.trim() : null
  const label =
    words.meanings?.find((meaning) => meaning.value === typed.meaning)?.label ?? typed.label.trim()
  const unchanged = before !== null && before.number === number && before.xmlName === xmlName
  return {
    number,
    xmlName,
    meaning: words.meanings === null ? (before?.meaning ?? typed.label.trim()) : typed.meaning,
    label: before !== null && before.meaning === typed.meaning ? before.label : label,
    source: unchanged ? before.source : 'entered',
    confirmed: typed.confirmed,
  }
}

/** A ready e-mail that asks the provider for the numbers that are missing. */
export function letterOf(missing: readonly { group: CodeGroup; label: string }[], yourName: string): string {
  const lines = missing.map(({ group, label }) => {
    const lead = GROUPS.find((words) => words.group === group)?.lead ?? group
    return `- ${lead}: ${label.toLowerCase()}`
  })
  return [
    'Subject: Numbers for utility switches',
    '',
    'Hello,',
    '',
    'we send utility switches to your API (17.0/app/utilityswitching/switches/tenant, landlord and purchaser).',
    'For these choices we need the number, and the name that XML uses:',
    '',
    ...lines,
    '',
    'The complete lists of SwitchType, ElectricMeterType, SwitchBillTo, titles and countries would help us most.',
    '',
    'Kind regards',
    yourName,
  ].join('\n')
}
