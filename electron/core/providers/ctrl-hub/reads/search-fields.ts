import type { PickerKind } from '#shared/contract/ctrl-hub.ts'
import type { ListFeatures } from '../../json-api-lists.ts'
import { expressionFilter, fieldsFilter, type Condition, type Filter } from '../../json-api-query.ts'

/*
 * Which of the filters that a list offers could find a record by what somebody typed. No filter is taken to exist: a name stands here
 * only to be recognised when the list offers it.
 */

/** A filter that a text is put into. */
interface SearchField {
  /** The last part of its name, or the whole. */
  name: RegExp
  /** For which texts it is worth trying; for all when absent. */
  when?: RegExp
  /** A filter is documented to be an exact match. These are told to look for a part. */
  partly?: true
}

const ANY_SEARCH: SearchField = {
  name: /(?:^|[._])(?:search|q|query|typeahead|term|keywords?|text)$/i,
  partly: true,
}
const E_MAIL: SearchField = { name: /(?:^|[._])email$/i, when: /@/ }
const FULL_NAME: SearchField = { name: /^(?:full_|display_)?name$/i }
const LAST_NAME: SearchField = { name: /(?:^|[._])last_name$/i, when: /^\S+$/ }
const NAME: SearchField = { name: /(?:^|[._])name$/i }

/** The best first. */
const FIELDS: Readonly<Record<Exclude<PickerKind, 'account'>, readonly SearchField[]>> = {
  organisation: [ANY_SEARCH, NAME, { name: /(?:^|[._])slug$/i }],
  property: [
    { name: /(?:^|[._])uprn$/i, when: /^\d{6,12}$/ },
    {
      name: /(?:^|[._])post_?code$/i,
      when: /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$|^[AC-FHKNPRTV-Y]\d[\dW]\s*[\dA-Z]{4}$/i,
    },
    // “searchable via a typeahead” (documented of the attribute, not of a filter).
    { name: /(?:^|[._])description$/i, partly: true },
    ANY_SEARCH,
    { name: /(?:^|[._])address$/i, partly: true },
  ],
  member: [E_MAIL, ANY_SEARCH, FULL_NAME, LAST_NAME],
  qualification: [
    { name: /(?:^|[._])qualification_number$/i, when: /^\d{3}\/\d{4}\/[\dX]$/i },
    ANY_SEARCH,
    { name: /(?:^|[._])title$/i },
  ],
  interaction: [ANY_SEARCH],
  operation: [
    { name: /(?:^|[._])code$/i, when: /^\S*\d\S*$/ },
    ANY_SEARCH,
    NAME,
    { name: /(?:^|[._])description$/i },
  ],
  'time-band': [ANY_SEARCH, NAME],
  contact: [
    E_MAIL,
    { name: /(?:^|[._])telephone$/i, when: /^\+?[\d ]{7,}$/ },
    ANY_SEARCH,
    FULL_NAME,
    LAST_NAME,
  ],
}

/** Two words, for a first and a last name that are looked for together. */
const TWO_WORDS = /^(\S+)\s+(\S+)$/

/** A way to search that the list offers. */
export interface Searching {
  conditions: readonly (Condition & { is: 'eq' })[]
  /** Whether only what is written in full is found. */
  exact: boolean
}

/** The ways in which a list can be searched for a text, the best first; none when it offers none that fits. */
export function searchings(
  what: keyof typeof FIELDS,
  text: string,
  { filter: offered }: Pick<ListFeatures, 'filter'>,
): Searching[] {
  const byField = FIELDS[what].flatMap(({ name, when, partly }): Searching[] => {
    const field = offered.find((one) => name.test(one))
    if (field === undefined || when?.test(text) === false) return []
    return [{ conditions: [{ field, is: 'eq', value: text }], exact: partly !== true }]
  })
  return [...byFirstAndLast(what, text, offered), ...byField]
}

/** Whether there is any text that the list could be searched for. */
export function isSearchable(what: keyof typeof FIELDS, { filter }: Pick<ListFeatures, 'filter'>): boolean {
  return FIELDS[what].some(({ name }) => filter.some((one) => name.test(one)))
}

function byFirstAndLast(what: PickerKind, text: string, offered: readonly string[]): Searching[] {
  if (what !== 'member' && what !== 'contact') return []
  const [, first, last] = TWO_WORDS.exec(text) ?? []
  const firstName = offered.find((one) => /(?:^|[._])first_name$/i.test(one))
  const lastName = offered.find((one) => /(?:^|[._])last_name$/i.test(one))
  if (first === undefined || last === undefined || firstName === undefined || lastName === undefined)
    return []
  return [
    {
      conditions: [
        { field: firstName, is: 'eq', value: first },
        { field: lastName, is: 'eq', value: last },
      ],
      exact: true,
    },
  ]
}

/**
 * Conditions in the dialects that a list may take, the likelier first: where its filters are told in `params` they are those of fields
 * (documented); where they are not, either may be (which endpoint takes which is not known).
 */
export function inDialects(
  conditions: readonly Condition[],
  { filterPlace }: Pick<ListFeatures, 'filterPlace'>,
): Filter[] {
  if (conditions.length === 0) return []
  const both = [fieldsFilter(conditions), expressionFilter(conditions)].filter((filter) => filter !== null)
  return filterPlace === 'params' ? both : both.reverse()
}
