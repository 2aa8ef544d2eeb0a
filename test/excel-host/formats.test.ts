import { describe, expect, it } from 'vitest'
import { refusalOf, useExcel } from './use-excel.ts'

const excel = useExcel({ language: 'en-US' })

describe('formats', () => {
  it('are set for all cells, and read as null where they differ', async () => {
    const read = await excel.run(async (sheet, context) => {
      const range = sheet.getRange('A1:B2')
      range.format.font.bold = true
      range.format.font.size = 12
      range.format.fill.color = '#fff9db'
      range.format.horizontalAlignment = 'Right'
      range.format.indentLevel = 1
      range.format.wrapText = true
      range.format.protection.locked = false
      sheet.getRange('B2').format.font.size = 14
      range.load(
        'format/font/bold,format/font/size,format/fill/color,format/horizontalAlignment,format/wrapText,format/indentLevel',
      )
      range.format.protection.load('locked')
      await context.sync()
      const { font, fill, horizontalAlignment, wrapText, indentLevel, protection } = range.format
      return [font.bold, font.size, fill.color, horizontalAlignment, wrapText, indentLevel, protection.locked]
    })
    expect(read).toEqual([true, null, '#FFF9DB', 'Right', true, 1, false])
  })

  it('aligning a cell takes its indent away', async () => {
    await excel.run(async (sheet, context) => {
      sheet.getRange('A1').format.indentLevel = 2
      sheet.getRange('A1').format.horizontalAlignment = 'Left'
      await context.sync()
    })
    expect(excel.sheet.formatAt(0, 0).indent).toBe(0)
  })

  it('fitting a row makes it as high as its largest font, of an empty cell too', async () => {
    const heights = await excel.run(async (sheet, context) => {
      sheet.getRange('D2').format.font.size = 22
      const rows = [sheet.getRange('2:2'), sheet.getRange('3:3')]
      for (const row of rows) {
        row.format.rowHeight = 99
        row.format.autofitRows()
        row.load('format/rowHeight')
      }
      await context.sync()
      return rows.map((row) => row.format.rowHeight)
    })
    expect(heights).toEqual([30, 15])
  })

  it('of a whole column are those of cells to come', async () => {
    await excel.run(async (sheet, context) => {
      sheet.getRange('C:C').format.protection.locked = false
      sheet.getRange('C:C').numberFormat = '@' as never
      await context.sync()
    })
    expect(excel.sheet.formatAt(999, 2)).toMatchObject({ locked: false, numberFormat: '@' })
    expect(excel.sheet.formatAt(999, 3)).toMatchObject({ locked: true, numberFormat: 'General' })
  })

  it('take no colour, alignment or size that is none', async () => {
    const wrong: ((format: Excel.RangeFormat) => void)[] = [
      (format) => (format.fill.color = 'bluish'),
      (format) => (format.horizontalAlignment = 'Middle' as never),
      (format) => (format.rowHeight = 1000),
    ]
    for (const set of wrong) {
      const refusal = await refusalOf(
        excel.run(async (sheet, context) => {
          set(sheet.getRange('A1').format)
          await context.sync()
        }),
      )
      expect(refusal.code).toBe('InvalidArgument')
    }
  })

  it('a border is one line, whichever of the two cells says it', async () => {
    const styles = await excel.run(async (sheet, context) => {
      const below = sheet.getRange('A2').format.borders.getItem('EdgeTop')
      const line = sheet.getRange('A1:B1').format.borders.getItem('EdgeBottom')
      line.style = 'Continuous'
      line.color = '#A6A6A6'
      below.load('style,color')
      await context.sync()
      return [below.style, below.color]
    })
    expect(styles).toEqual(['Continuous', '#A6A6A6'])
  })

  it('several areas are formatted as one', async () => {
    const address = await excel.run(async (sheet, context) => {
      const areas = sheet.getRanges('A1:B2,D4').load('address,cellCount')
      areas.format.fill.color = '#FFC7CE'
      await context.sync()
      return [areas.address, areas.cellCount]
    })
    expect(address).toEqual([`${excel.sheet.name}!A1:B2, ${excel.sheet.name}!D4`, 5])
    expect(excel.sheet.formatAt(3, 3).fill).toBe('#FFC7CE')
  })

  it('widths and heights are in points; a row that is fitted has no height of its own', async () => {
    await excel.run(async (sheet, context) => {
      sheet.getRange('B:C').format.columnWidth = 100
      sheet.getRange('2:3').format.rowHeight = 30
      sheet.getRange('3:3').format.autofitRows()
      await context.sync()
    })
    expect(excel.sheet.column(2).width).toBe(100)
    expect([excel.sheet.row(1), excel.sheet.row(2)]).toMatchObject([
      { height: 30, fixed: true },
      { height: undefined, fixed: false },
    ])
  })
})

describe('data validation', () => {
  it('is read as it was set', async () => {
    const rule = { decimal: { formula1: 0, formula2: 100, operator: 'Between' } } as const
    const read = await excel.run(async (sheet, context) => {
      const validation = sheet.getRange('A1:A3').dataValidation
      validation.rule = rule
      validation.prompt = { showPrompt: true, title: '数', message: '零到一百' }
      validation.errorAlert = { showAlert: true, style: 'Stop', title: '不行', message: '零到一百' }
      validation.load('rule,type,errorAlert')
      const outside = sheet.getRange('A4').dataValidation.load('type')
      await context.sync()
      return {
        rule: validation.rule,
        type: validation.type,
        title: validation.errorAlert.title,
        outside: outside.type,
      }
    })
    expect(read).toEqual({ rule, type: 'Decimal', title: '不行', outside: 'None' })
  })

  it('a list in the rule itself has 255 characters at most', async () => {
    const refusal = await refusalOf(
      excel.run(async (sheet, context) => {
        sheet.getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: '甲,'.repeat(128) } }
        await context.sync()
      }),
    )
    expect(refusal).toMatchObject({ code: 'InvalidArgument', at: 'DataValidation.rule' })
  })

  it('a rule of its own for some cells leaves the others theirs', async () => {
    await excel.run(async (sheet, context) => {
      sheet.getRange('A1:C3').dataValidation.rule = { custom: { formula: '=TRUE' } }
      sheet.getRange('B2').dataValidation.clear()
      await context.sync()
    })
    const kinds = [0, 1, 2].map((row) => [0, 1, 2].map((column) => excel.sheet.validationAt(row, column).rule.kind))
    expect(kinds).toEqual([
      ['custom', 'custom', 'custom'],
      ['custom', 'none', 'custom'],
      ['custom', 'custom', 'custom'],
    ])
  })
})

describe('conditional formats', () => {
  it('are found by formula, moved along their cells, and deleted one by one', async () => {
    excel.host.typeIn(excel.sheet, 'A2', '5')
    const formulas = await excel.run(async (sheet, context) => {
      const format = sheet.getRange('A1:A3').conditionalFormats.add('Custom')
      format.custom.rule.formula = '=$A1>1'
      format.custom.format.fill.color = '#FFC7CE'
      const all = sheet.getRange().conditionalFormats.load('items/id,items/type,items/custom/rule/formula')
      await context.sync()
      return all.items.map((item) => [item.type, item.custom.rule.formula])
    })
    expect(formulas).toEqual([['Custom', '=$A1>1']])
    const fills = [0, 1, 2].map((row) => excel.host.conditionalFormatsAt(excel.sheet, row, 0).map(({ fill }) => fill))
    expect(fills).toEqual([[], ['#FFC7CE'], []])
    const count = await excel.run(async (sheet, context) => {
      const all = sheet.getRange().conditionalFormats.load('items/id')
      await context.sync()
      sheet.getRange().conditionalFormats.getItem(all.items[0]!.id).delete()
      const left = sheet.getRange().conditionalFormats.getCount()
      await context.sync()
      return left.value
    })
    expect(count).toBe(0)
  })
})

describe('the page', () => {
  it('keeps margins in points, titles and footer', async () => {
    const read = await excel.run(async (sheet, context) => {
      const page = sheet.pageLayout
      page.orientation = 'Landscape'
      page.paperSize = 'A4'
      page.centerHorizontally = true
      page.zoom = { horizontalFitToPages: 1 }
      page.setPrintMargins('Centimeters', { top: 2.54, left: 1.27 })
      page.setPrintTitleRows('$1:$2')
      page.setPrintArea('A1:H40')
      page.headersFooters.defaultForAllPages.centerFooter = '第 &P 页'
      page.load('orientation,paperSize,topMargin,leftMargin,zoom')
      const titles = page.getPrintTitleRowsOrNullObject().load('address')
      await context.sync()
      return [
        page.orientation,
        page.paperSize,
        page.topMargin,
        page.leftMargin,
        page.zoom,
        titles.address.split('!')[1],
      ]
    })
    expect(read).toEqual(['Landscape', 'A4', 72, 36, { horizontalFitToPages: 1 }, '1:2'])
    expect(excel.sheet.page.texts.centerFooter).toBe('第 &P 页')
    expect(excel.sheet.page.printArea).toHaveLength(1)
  })

  it('titles are whole rows', async () => {
    const refusal = await refusalOf(
      excel.run(async (sheet, context) => {
        sheet.pageLayout.setPrintTitleRows('A1:B2')
        await context.sync()
      }),
    )
    expect(refusal).toMatchObject({ code: 'InvalidArgument', at: 'PageLayout.setPrintTitleRows' })
  })
})
