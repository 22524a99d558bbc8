export interface Token {
  kind: 'plain' | 'key' | 'text' | 'number' | 'word' | 'mark'
  text: string
}

const JSON_TOKENS =
  /(?<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>true|false|null)|(?<mark>[{}[\],:])/gu
const XML_TOKENS =
  /(?<mark><\/?|\/?>|\?>)|(?<=<\/?)(?<key>[\w:.-]+)|(?<word>[\w:.-]+(?==))|(?<text>"[^"]*")/gu

/** Splits JSON or XML into coloured pieces. Every character comes back once, in order, whatever the text is. */
export function highlight(source: string, language: 'json' | 'xml' | 'plain'): Token[] {
  if (language === 'plain') return [{ kind: 'plain', text: source }]
  const tokens: Token[] = []
  let at = 0
  for (const match of source.matchAll(language === 'json' ? JSON_TOKENS : XML_TOKENS)) {
    if (match.index > at) tokens.push({ kind: 'plain', text: source.slice(at, match.index) })
    tokens.push({ kind: kindOf(match.groups), text: match[0] })
    at = match.index + match[0].length
  }
  if (at < source.length) tokens.push({ kind: 'plain', text: source.slice(at) })
  return tokens
}

function kindOf(groups: Record<string, string | undefined> | undefined): Token['kind'] {
  for (const kind of ['key', 'text', 'number', 'word', 'mark'] as const) {
    if (groups?.[kind] !== undefined) return kind
  }
  return 'plain'
}
