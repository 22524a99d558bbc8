import { connectionsWords } from '#renderer/words/connections.ts'
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
  /** What the button and the dialog for a new row say. */
  add: string
  /** What the service calls it. */
  theirName: string
  /** Whether the service also knows its rows by a name in XML. Titles and countries are plain numbers there. */
  named: boolean
  /** The meanings that the screens ask for; null when the office may have any. */
  meanings: readonly { value: string; label: string }[] | null
}

/** The tables of the editor, as they are called now. */
export function groupsOf(): readonly GroupWords[] {
  const { groups } = connectionsWords().codes
  return [
    {
      group: 'switchType',
      title: groups.switchType.title,
      add: groups.switchType.add,
      theirName: 'SwitchType',
      named: true,
      meanings: SWITCH_MEANINGS.map((value) => ({ value, label: SWITCH_NAMES[value].label })),
    },
    {
      group: 'electricMeterType',
      title: groups.electricMeterType.title,
      add: groups.electricMeterType.add,
      theirName: 'ElectricMeterType',
      named: true,
      meanings: METER_MEANINGS.map((value) => ({ value, label: METER_NAMES[value].label })),
    },
    {
      group: 'billTo',
      title: groups.billTo.title,
      add: groups.billTo.add,
      theirName: 'SwitchBillTo',
      named: true,
      meanings: BILL_TO_MEANINGS.map((value) => ({ value, label: BILL_TO_NAMES[value].label })),
    },
    {
      group: 'title',
      title: groups.title.title,
      add: groups.title.add,
      theirName: 'titleId',
      named: false,
      meanings: null,
    },
    {
      group: 'country',
      title: groups.country.title,
      add: groups.country.add,
      theirName: 'countryCode',
      named: false,
      meanings: (['IE', 'GB-NIR', 'GB'] as const).map((value) => ({
        value,
        label: COUNTRY_NAMES[value].label,
      })),
    },
  ]
}

/** The choices that the wizards of switches offer whose number is not in the table yet. */
export function missingMeanings(codes: CodeTable): { group: CodeGroup; value: string; label: string }[] {
  return groupsOf()
    .filter(({ group }) => ASKED.includes(group))
    .flatMap(({ group, meanings }) =>
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
  const told = connectionsWords().codes.row
  const number = typed.number.trim()
  if (words.meanings !== null && typed.meaning === '')
    errors.push({ id: 'code.meaning', message: told.missing.meaning })
  else if (words.meanings === null && typed.label.trim() === '')
    errors.push({ id: 'code.label', message: told.missing.label })
  if (!/^\d{1,10}$/.test(number) || Number(number) > 2_147_483_647)
    errors.push({
      id: 'code.number',
      message: told.missing.number,
    })
  else if (others.some((row) => row.number === Number(number)))
    errors.push({ id: 'code.number', message: told.sameNumber })
  const name = typed.xmlName.trim()
  if (words.named && name !== '' && !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name))
    errors.push({
      id: 'code.xmlName',
      message: told.wrongName,
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
  const groups = groupsOf()
  const lines = missing.map(({ group, label }) => {
    const theirName = groups.find((words) => words.group === group)?.theirName ?? group
    return `- ${theirName}: ${label.toLowerCase()}`
  })
  return connectionsWords().codes.letter.body(lines, yourName)
}
