import { describe, expect, it } from 'vitest'
import { refusalOf, useExcel } from './use-excel.ts'
import { wrongDimensions } from './model/excel-error.ts'

const excel = useExcel({ language: 'en-US' })

/** Writes and says what Excel made of it. */
async function written(address: string, values: unknown, numberFormat?: string) {
  return excel.run(async (sheet, context) => {
    const range = sheet.getRange(address)
    if (numberFormat !== undefined) range.numberFormat = numberFormat as never
    range.values = values as never
    range.load('values,formulas,valueTypes,text,numberFormat')
    await context.sync()
    const { values: now, formulas, valueTypes, text, numberFormat: formats } = range
    return { values: now, formulas, valueTypes, text, formats }
  })
}

describe('values of a range', () => {
  it('are a matrix of its size; anything else is refused with Excel’s words', async () => {
    expect(
      (
        await written('A1:B2', [
          [1, '甲'],
          [true, ''],
        ])
      ).valueTypes,
    ).toEqual([
      ['Double', 'String'],
      ['Boolean', 'Empty'],
    ])
    for (const wrong of [
      [[1]],
      [[1, 2]],
      [[1, 2], [3]],
      [1, 2],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ]) {
      expect(await refusalOf(written('A1:B2', wrong))).toEqual({
        code: 'InvalidArgument',
        message: wrongDimensions,
        at: 'Range.values',
      })
    }
  })

  it('one value goes to all cells', async () => {
    expect((await written('A1:B2', 7)).values).toEqual([
      [7, 7],
      [7, 7],
    ])
  })

  it('null leaves a cell as it is, an empty text clears it', async () => {
    await written('A1:C1', [['a', 'b', 'c']])
    const { values, valueTypes } = await written('A1:C1', [['x', null, '']])
    expect(values).toEqual([['x', 'b', '']])
    expect(valueTypes).toEqual([['String', 'String', 'Empty']])
  })

  it('a text that begins with = becomes a formula, unless the cell is of the text format or an apostrophe says it', async () => {
    expect((await written('A1', [['=1+1']])).values).toEqual([[2]])
    expect((await written('A2', [['=1+1']], '@')).values).toEqual([['=1+1']])
    expect((await written('A3', [["'=1+1"]])).values).toEqual([['=1+1']])
  })

  it('a text is parsed as if it was typed', async () => {
    const { values, formats } = await written('A1:E1', [['12.5%', '2026-01-31', '1,234', 'TRUE', '007']])
    expect(values).toEqual([[0.125, 46_053, 1234, true, 7]])
    expect(formats).toEqual([['0.00%', 'yyyy/m/d', '#,##0', 'General', 'General']])
  })

  it('in a cell of the text format everything stays text, numbers too', async () => {
    expect((await written('A1:B1', [['12.5%', 5]], '@')).values).toEqual([['12.5%', '5']])
  })

  it('a formula that nobody could enter is refused', async () => {
    expect(await refusalOf(written('A1', [['=1+']]))).toMatchObject({ code: 'InvalidArgument', at: 'Range.values' })
  })

  it('a cell takes 32,767 characters and no more', async () => {
    expect((await written('A1', [['x'.repeat(32_767)]])).values[0]![0]).toHaveLength(32_767)
    expect(await refusalOf(written('A1', [['x'.repeat(32_768)]]))).toMatchObject({ code: 'InvalidArgument' })
  })

  it('an error is read as its text, and its type tells', async () => {
    const { values, valueTypes } = await written('A1', [['=1/0']])
    expect([values, valueTypes]).toEqual([[['#DIV/0!']], [['Error']]])
  })

  it('whole columns, and more than five million cells, are read as null in silence', async () => {
    const read = await excel.run(async (sheet, context) => {
      const ranges = ['A:A', 'A1:J600000'].map((address) => sheet.getRange(address).load('values,formulas,text'))
      await context.sync()
      return ranges.flatMap(({ values, formulas, text }) => [values, formulas, text] as unknown[])
    })
    expect(read).toEqual([null, null, null, null, null, null])
  })

  it('text is what the cell shows', async () => {
    const formats = ['0.0%', 'yyyy-mm-dd', '#,##0.00', '0', '@', 'General']
    const { text } = await excel.run(async (sheet, context) => {
      const range = sheet.getRange('A1:F1')
      range.values = [[0.1255, 46_053, 1234.5, 2.6, 7, 0.1 + 0.2]]
      range.numberFormat = [formats]
      range.load('text')
      await context.sync()
      return range
    })
    expect(text).toEqual([['12.6%', '2026-01-31', '1,234.50', '3', '7', '0.3']])
  })
})

describe('ranges from ranges', () => {
  it('are counted from zero, within the sheet', async () => {
    const addresses = await excel.run(async (sheet, context) => {
      const range = sheet.getRange('B2:D5')
      const ranges = [
        range.getCell(1, 2),
        range.getRow(1),
        range.getColumn(0),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getResizedRange(-1, 1),
        range.getOffsetRange(1, -1),
        range.getLastCell(),
        sheet.getCell(0, 27),
        sheet.getRangeByIndexes(3, 1, 2, 3),
      ].map((one) => one.load('address'))
      await context.sync()
      return ranges.map(({ address }) => address.split('!')[1])
    })
    expect(addresses).toEqual(['D3', 'B3:D3', 'B2:B5', '2:5', 'B:D', 'B2:E4', 'A3:C6', 'D5', 'AB1', 'B4:D5'])
  })

  it('beyond the edge of the sheet there is none', async () => {
    const refusal = await refusalOf(
      excel.run(async (sheet, context) => {
        sheet.getRange('A1').getOffsetRange(-1, 0).load('address')
        await context.sync()
      }),
    )
    expect(refusal).toMatchObject({ code: 'InvalidArgument', at: 'Range.getOffsetRange' })
  })

  it('an address that is none is refused', async () => {
    for (const address of ['A0', 'XFE1', 'A', 'nowhere', 'Sheet99!A1']) {
      const refusal = await refusalOf(
        excel.run(async (sheet, context) => {
          sheet.getRange(address).load('address')
          await context.sync()
        }),
      )
      expect([address, refusal.code]).toEqual([address, 'InvalidArgument'])
    }
  })

  it('the used range holds values, and formats too where one does not ask for values only', async () => {
    const used = async (valuesOnly: boolean) =>
      excel.run(async (sheet, context) => {
        const range = sheet.getUsedRangeOrNullObject(valuesOnly).load('address')
        await context.sync()
        return range.isNullObject ? null : range.address.split('!')[1]
      })
    expect(await used(false)).toBeNull()
    await excel.run(async (sheet, context) => {
      sheet.getRange('B2:C3').values = [
        [1, 2],
        [3, 4],
      ]
      sheet.getRange('E9').format.fill.color = 'yellow'
      await context.sync()
    })
    expect([await used(true), await used(false)]).toEqual(['B2:C3', 'B2:E9'])
  })

  it('find looks for a part of the text, in any case, unless told otherwise', async () => {
    await written('B3:B4', [['Marker|42'], ['marker']])
    const found = await excel.run(async (sheet, context) => {
      const range = sheet.getRange('A1:C9')
      const hits = [
        range.findOrNullObject('MARKER', {}),
        range.findOrNullObject('marker', { matchCase: true }),
        range.findOrNullObject('marker', { completeMatch: true }),
        range.findOrNullObject('nothing', {}),
      ].map((hit) => hit.load('address'))
      await context.sync()
      return hits.map((hit) => (hit.isNullObject ? null : hit.address.split('!')[1]))
    })
    expect(found).toEqual(['B3', 'B4', 'B4', null])
  })

  it('rows and cells tell their properties line by line', async () => {
    const told = await excel.run(async (sheet, context) => {
      sheet.getRange('3:3').rowHidden = true
      sheet.getRange('B2').format.fill.color = '#ffc7ce'
      const rows = sheet.getRange('A2:B4').getRowProperties({ rowHidden: true })
      const cells = sheet.getRange('A2:B2').getCellProperties({ format: { fill: { color: true } } })
      const whole = sheet.getRange('A2:A4').load('rowHidden')
      await context.sync()
      return { rows: rows.value, cells: cells.value, mixed: whole.rowHidden }
    })
    expect(told.rows).toEqual([{ rowHidden: false }, { rowHidden: true }, { rowHidden: false }])
    expect(told.cells).toEqual([
      [{ format: { fill: { color: '#FFFFFF' } } }, { format: { fill: { color: '#FFC7CE' } } }],
    ])
    expect(told.mixed).toBeNull()
  })

  it('merging keeps the first cell’s value only', async () => {
    await written('A1:B2', [
      [1, 2],
      [3, 4],
    ])
    await excel.run(async (sheet, context) => {
      sheet.getRange('A1:B2').merge()
      await context.sync()
    })
    expect(
      (
        await written('A1:B2', [
          [null, null],
          [null, null],
        ])
      ).values,
    ).toEqual([
      [1, ''],
      ['', ''],
    ])
    expect(excel.sheet.merges).toHaveLength(1)
    await excel.run(async (sheet, context) => {
      sheet.getRange('B2').unmerge()
      await context.sync()
    })
    expect(excel.sheet.merges).toHaveLength(0)
  })

  it('clear takes contents, formats or all', async () => {
    await written('A1', [['x']], '@')
    await excel.run(async (sheet, context) => {
      sheet.getRange('A1').clear('Contents')
      await context.sync()
    })
    expect(excel.sheet.cell(0, 0)).toMatchObject({ value: null, format: { numberFormat: '@' } })
    await excel.run(async (sheet, context) => {
      sheet.getRange('A1').clear()
      await context.sync()
    })
    expect(excel.sheet.formatAt(0, 0).numberFormat).toBe('General')
  })
})
