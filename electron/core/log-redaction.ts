/*
 * What may stand in the log. A field is kept when its value has the form of something that names nobody; the
 * types alone cannot promise that, for a name is a string too.
 */

/** `HO-VAULT-LOCKED`, `SQLITE_FULL`, `UND_ERR_SOCKET`; `ECONNREFUSED`. */
const CODE = /^[A-Z]+(?:[_-][A-Z0-9]+)+$|^E[A-Z]{2,20}$/
const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/
/** Ours: ten characters of Crockford's base32, `practice-acquaint`, the start of a UUID. */
const ID = /^[A-Za-z0-9-]{1,40}$/
const LONG_NUMBER = /\d{9}/
const ID_FIELD = /^(?:id|connection|submission|receipt|draft)$|Id$/
/** The class of an error, or a refusal of the hosts (`NOT_JSON`). */
const ERROR_NAME = /^(?:[A-Z][A-Za-z]*)?Error$|^[A-Z]+(?:_[A-Z]+)*$|^(?:string|object|undefined|number)$/
/** Of a stack frame only the file and line of our code: the path before it holds the user's name. */
const PLACE = /([A-Za-z0-9_-]+\.[cm]?[jt]s):(\d+)/
/** Lower-case words and file names of ours, and only in fields that hold nothing else. */
const WORD = /^[a-z0-9]+(?:[.-]?[A-Za-z0-9]+)*$/
const WORD_FIELDS = new Set([
  'state',
  'kind',
  'host',
  'area',
  'procedure',
  'provider',
  'format',
  'failed',
  'reason',
  'vault',
  'migration',
  'version',
])

/** Larger numbers are meter points, telephone numbers, or secrets; counts, ports and milliseconds are smaller. */
const LARGEST_COUNT = 1_000_000_000

/** The fields that may be logged; `dropped` counts those that may not. Takes whatever comes, though the type says better. */
export function redactedFields(
  fields: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean | null> {
  const kept: Record<string, string | number | boolean | null> = {}
  let dropped = 0
  for (const [name, value] of Object.entries(fields)) {
    const fit = fitting(name, value)
    if (fit === undefined) dropped += 1
    else kept[name] = fit
  }
  return dropped === 0 ? kept : { ...kept, dropped }
}

/** A log's text is a fixed sentence of ours. One that quotes or counts comes from elsewhere and is withheld. */
export function redactedText(text: string): string {
  return text.length > 120 || /["@\n\r\\{]|\d{5}/.test(text) ? '(text withheld)' : text
}

function fitting(name: string, value: unknown): string | number | boolean | null | undefined {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return Math.abs(value) < LARGEST_COUNT ? value : undefined
  if (typeof value !== 'string') return undefined
  if (CODE.test(value) || TIME.test(value)) return value
  if (name === 'at') {
    const place = PLACE.exec(value)
    return place === null ? undefined : `${place[1]}:${place[2]}`
  }
  if (name === 'error' || name === 'name') return ERROR_NAME.test(value) ? value : undefined
  if (ID_FIELD.test(name)) return ID.test(value) && !LONG_NUMBER.test(value) ? value : undefined
  if (WORD_FIELDS.has(name)) return WORD.test(value) && !LONG_NUMBER.test(value) ? value : undefined
  return undefined
}
