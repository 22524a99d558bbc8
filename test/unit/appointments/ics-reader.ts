/** One component of an iCalendar file. */
export interface Component {
  name: string
  properties: Map<string, string>
  inside: Component[]
}

const ENCODER = new TextEncoder()

/**
 * A small strict reader of RFC 5545: CRLF only, lines of at most 75 octets, unfolding, names without parameters, each property once
 * in a component, and every BEGIN with its END. It throws on anything else.
 */
export function readCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end.')
  const rest = text.replaceAll('\r\n', '')
  // eslint-disable-next-line no-control-regex -- exactly those are what must not be there
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(rest))
    throw new Error('A control character stands outside a line end.')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical)
    if (ENCODER.encode(line).length > 75) throw new Error(`A line is longer than 75 octets: ${line}`)
  const lines = text
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
  const open: Component[] = []
  for (const [index, line] of lines.entries()) {
    const [, name, value] = /^([A-Z-]+):(.*)$/s.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`Not a property: ${line}`)
    const current = open.at(-1)
    if (name === 'BEGIN') {
      const begun = { name: value, properties: new Map<string, string>(), inside: [] }
      current?.inside.push(begun)
      open.push(begun)
    } else if (name === 'END') {
      if (current?.name !== value) throw new Error(`END of ${value} in ${current?.name ?? 'nothing'}.`)
      if (open.length === 1) {
        if (index !== lines.length - 1) throw new Error('Something stands behind the end.')
        return current
      }
      open.pop()
    } else {
      if (current === undefined) throw new Error(`${name} stands outside a component.`)
      if (current.properties.has(name)) throw new Error(`${name} stands there twice.`)
      current.properties.set(name, value)
    }
  }
  throw new Error('The calendar does not end.')
}

/** A text value with its escapes undone; throws on an escape or a sign that may not stand in one. */
export function readText(value: string): string {
  if (/^(?:[^\\;,]|\\[\\;,nN])*$/s.exec(value) === null) throw new Error(`Not a text value: ${value}`)
  return value.replaceAll(/\\(.)/gs, (_all, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

/** A UTC time as milliseconds since 1970. */
export function readUtc(value: string): number {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(value)
  if (match === null) throw new Error(`Not a time in UTC: ${value}`)
  const [, year, month, day, hour, minute, second] = match
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
