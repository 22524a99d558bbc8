import type { Placed } from './mentions.ts'
import { readXml, type XmlElement } from '../../providers/xml-document.ts'

/** The texts of parsed JSON, each with its place. Numbers are texts too: a number of somebody may be one. */
export function placedIn(value: unknown, path = ''): Placed[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value === 'number') return [{ path, text: String(value) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inside]: [string, unknown]) =>
    placedIn(inside, path === '' ? member : `${path}.${member}`),
  )
}

/** The same of a text that is JSON or XML; of any other, the text as one. */
export function placedInText(text: string): Placed[] {
  const start = text.trimStart()
  try {
    if (start.startsWith('<')) return placedInXml(readXml(text), '')
    if (start.startsWith('{') || start.startsWith('[')) return placedIn(JSON.parse(text))
  } catch {
    // Neither: then it is read as words.
  }
  return [{ path: '', text }]
}

function placedInXml(element: XmlElement, within: string): Placed[] {
  const path = within === '' ? element.name : `${within}.${element.name}`
  return [
    ...(element.text.trim() === '' ? [] : [{ path, text: element.text }]),
    ...element.children.flatMap((child) => placedInXml(child, path)),
  ]
}
