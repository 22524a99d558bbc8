import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { decode } from '#core/import/decode.ts'
import { readCsv } from '#core/import/read-csv.ts'
import { openFile } from '#core/import/sheet.ts'
import { writeCsv } from '#core/import/write-csv.ts'
import { escapeFormula, failedRows, unescapeFormula } from '#shared/domain/import/failed-rows.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('bytes', () => {
  test('are UTF-8 with or without a mark, else Windows-1252', () => {
    expect(decode(utf8('Siobhán'), null)).toEqual({ ok: true, text: 'Siobhán', encoding: 'utf-8' })
    expect(decode(utf8('\uFEFFSiobhán'), null)).toMatchObject({ text: 'Siobhán', encoding: 'utf-8' })
    const old = Buffer.from('Siobh\u00E1n \u0080', 'latin1')
    expect(decode(old, null)).toEqual({ ok: true, text: 'Siobhán €', encoding: 'windows-1252' })
    expect(decode(utf8('á'), 'windows-1252')).toMatchObject({ text: 'Ã¡' })
  })

  test.each([
    ['nothing', utf8(''), 'HO-IMPORT-EMPTY'],
    ['blanks alone', utf8(' \r\n\r\n'), 'HO-IMPORT-EMPTY'],
    ['a new spreadsheet', Buffer.from('PK\u0003\u0004…'), 'HO-IMPORT-SPREADSHEET'],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'HO-IMPORT-SPREADSHEET'],
    ['UTF-16', Buffer.from('\uFEFFa,b', 'utf16le'), 'HO-IMPORT-UTF-16'],
    ['a NUL', utf8('a,b\r\n1,\u0000'), 'HO-IMPORT-NOT-TEXT'],
    ['a header alone', utf8('a,b\r\n'), 'HO-IMPORT-NO-ROWS'],
    ['a quotation mark that is left open', utf8('a,b\r\n1,"2\r\n3,4'), 'HO-IMPORT-QUOTES'],
  ])('%s is told by its own code', (_what, bytes, code) => {
    expect(openFile(bytes, null)).toMatchObject({ ok: false, problem: { code } })
  })
})

describe('rows', () => {
  test.each([
    [',', 'a,b;c\r\n1,2;3\r\n'],
    [';', 'a;b;c\n1,5;2;3\n2,5;3;4\n'],
    ['\t', 'a\tb\r1\t2\r'],
    [',', 'only\r\none\r\n'],
  ])('come apart at %j', (delimiter, text) => {
    expect(readCsv(text, null)).toMatchObject({ ok: true, delimiter, rows: [{ line: 2 }, ...rest(text)] })
  })

  test('are counted as a spreadsheet does, over empty ones and over line breaks in cells', () => {
    const csv = readCsv('a,b\r\n"x\ny",1\r\n\r\n , \r\nz,2\r\n', null)
    expect(csv).toMatchObject({
      rows: [
        { line: 2, cells: ['x\ny', '1'] },
        { line: 5, cells: ['z', '2'] },
      ],
    })
  })

  test('end with one sort of line end even where a file has two', () => {
    expect(readCsv('a,b\r\n1,2\n3,4\r\n', null)).toMatchObject({
      rows: [{ cells: ['1', '2'] }, { cells: ['3', '4'] }],
    })
  })

  test('of any bytes are read or refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof openFile(bytes, null).ok).toBe('boolean')
      }),
    )
    const hostile = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', "'", '=', 'a', '\uFEFF'),
    })
    fc.assert(
      fc.property(hostile, (text) => {
        expect(typeof openFile(utf8(text), null).ok).toBe('boolean')
      }),
    )
  })

  test('give every cell back, whatever is in it', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', ',', ';', '\t', '\n', "'", '=', '+', '-', '@', ' '),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
      maxLength: 12,
    })
    const cell = text.filter((one) => !['\r', '\0', '\uFEFF'].some((mark) => one.includes(mark)))
    const filled = fc.tuple(fc.constant('x'), cell, cell).map((cells) => [...cells])
    fc.assert(
      fc.property(
        fc.array(filled, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, delimiter) => {
          const csv = readCsv(
            Papa.unparse([['a', 'b', 'c'], ...rows], { delimiter, newline: '\r\n' }),
            delimiter,
          )
          expect(csv.ok && csv.rows.map(({ cells }) => cells)).toEqual(
            rows.map((cells) => cells.map(unescapeFormula)),
          )
        },
      ),
    )
  })
})

describe('failed.csv', () => {
  test('runs nothing in a spreadsheet, and comes back as it was', () => {
    const cells = ['=1+1', '+353 87 123', '-5', '@cmd', '\tx', "'=1", "''=1", "'t Hooft", 'plain', '']
    const rows = failedRows(
      ['=HYPERLINK("x")', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
      [{ cells, errors: [] }],
    )
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    const back = readCsv(writeCsv(rows, ',').slice(1), null)
    expect(back.ok && back.rows[0]?.cells.slice(0, cells.length)).toEqual(cells)
    expect(back.ok && back.headers[0]).toBe('=HYPERLINK("x")')
  })

  test('escapes and unescapes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a') }), (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text)
        expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  test('names each column and reason, and what no column holds', () => {
    const wrong = {
      path: 'tenant.email',
      message: 'Wrong.',
      fix: 'Mend it.',
      from: 'handover' as const,
      code: 'X',
    }
    const [, row] = failedRows(
      ['E-mail', 'handover_column', 'handover_reason', 'Name'],
      [
        {
          cells: ['a', 'old', 'old', 'b'],
          errors: [
            { ...wrong, column: 0 },
            { ...wrong, path: 'landlord.lastName', column: null },
          ],
        },
      ],
    )
    expect(row).toEqual(['a', 'b', 'E-mail', 'Wrong. Mend it.; landlord.lastName: Wrong. Mend it.'])
  })
})

function rest(text: string): object[] {
  const rows = text.split(/\r\n|\r|\n/).filter((line) => line !== '')
  return Array.from({ length: rows.length - 2 }, () => ({}))
}
