import { rowByNumber, type CodeGroup, type CodeTable } from '#shared/domain/codes.ts'

/** The XML name that the connection's table gives for a number, or null while nobody has confirmed one. */
export function enumName(codes: CodeTable, group: CodeGroup, number: number): string | null {
  return rowByNumber(codes, group, number)?.xmlName ?? null
}

/** The number of an XML name, or null when the table does not have it. Names are case-sensitive, as .NET reads them. */
export function enumNumber(codes: CodeTable, group: CodeGroup, name: string): number | null {
  return codes[group].find((row) => row.xmlName === name)?.number ?? null
}
