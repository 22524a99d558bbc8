/**
 * The first line of a text as CSV, as Ruby's library reads it: fields between commas, one with commas in double quotes, a double
 * quote within those doubled. An empty field is an empty text. Null when it is no CSV: a quote in a field without quotes, text
 * behind a closing one, or none that closes.
 */
export function readCsvLine(text: string): string[] | null {
  const fields: string[] = []
  let at = 0
  for (;;) {
    FIELD.lastIndex = at
    const match = FIELD.exec(text)
    if (match === null) return null
    const [whole, quoted, bare = '', end] = match
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    at += whole.length
    if (end !== ',') return fields
  }
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y
