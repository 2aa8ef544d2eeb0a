import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../functions/formats/csv.ts'

const written = (...rows: readonly (readonly string[])[]): string => Buffer.from(writeCsv(rows)).toString('utf8')

/** RFC 4180, read by the letter: fields, quoted or not, and lines that end with CR LF. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 1
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y
    const plain = /[^",\r\n]*/y
    quoted.lastIndex = plain.lastIndex = at
    const match = text[at] === '"' ? quoted.exec(text) : plain.exec(text)
    if (!match) throw new Error(`No field at ${at}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[0])
    at += match[0].length
    if (text[at] === ',') at++
    else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`No end of a field at ${at}`)
  }
  return rows
}

describe('a CSV file', () => {
  it('begins with the mark of UTF-8 and ends each line with CR LF', () => {
    expect(written(['时间', '说明'], ['a', ''])).toBe('\u{FEFF}时间,说明\r\na,\r\n')
  })

  it('quotes commas, quotes, line breaks and edge spaces', () => {
    expect(written(['a,b', 'a"b', 'a\nb', ' a'])).toBe('\u{FEFF}"a,b","a""b","a\nb"," a"\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1+1', '＋1', '－1', '＠a', '\u{FEFF}=1'])(
    'makes no formula of %j: an apostrophe stands before it',
    (text) => {
      expect(readCsv(written([text]))[0]?.[0]).toBe(`'${text}`)
    },
  )

  it('drops what no text file holds, also where it hides a formula', () => {
    expect(readCsv(written(['\0=1', 'a\u{7}b']))[0]).toEqual(["'=1", 'ab'])
  })

  it('gives back any rows of text, and no field that a spreadsheet would compute', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=A1', '-', '", ', '\r\n', "'"))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const read = readCsv(written(...rows))
        expect(read.length).toBe(rows.length)
        for (const [i, row] of read.entries())
          for (const [j, text] of row.entries()) {
            expect(text).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
            const sent = rows[i]?.[j] ?? ''
            expect([sent, `'${sent}`]).toContain(text)
          }
      }),
    )
  })
})
