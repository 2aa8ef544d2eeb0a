/** How a sheet prints → exceljs. */
import type excel from 'exceljs'
import { areaName } from './model/area.ts'
import type { PageLayout } from './model/sheet-parts.ts'
import { pointsPerInch } from './xlsx-units.ts'

export function pageSetup(page: PageLayout): Partial<excel.PageSetup> {
  const { scale, horizontalFitToPages, verticalFitToPages } = page.zoom
  const fit = horizontalFitToPages !== undefined || verticalFitToPages !== undefined
  const inches = Object.fromEntries(
    Object.entries(page.margins).map(([side, points]) => [side, points / pointsPerInch]),
  )
  return {
    orientation: page.orientation === 'Landscape' ? 'landscape' : 'portrait',
    horizontalCentered: page.centerHorizontally,
    verticalCentered: page.centerVertically,
    blackAndWhite: page.blackAndWhite,
    showGridLines: page.printGridlines,
    showRowColHeaders: page.printHeadings,
    margins: inches as unknown as excel.Margins,
    ...(fit ? { fitToPage: true, fitToWidth: horizontalFitToPages ?? 0, fitToHeight: verticalFitToPages ?? 0 } : {}),
    ...(scale === undefined ? {} : { scale }),
    ...(page.titleRows ? { printTitlesRow: areaName(page.titleRows) } : {}),
    ...(page.titleColumns ? { printTitlesColumn: areaName(page.titleColumns) } : {}),
    ...(page.printArea.length > 0 ? { printArea: page.printArea.map((area) => areaName(area)).join('&&') } : {}),
  }
}

export function headerFooter({ texts }: PageLayout): Partial<excel.HeaderFooter> {
  const joined = (left: string, center: string, right: string): string =>
    [
      ['&L', left],
      ['&C', center],
      ['&R', right],
    ]
      .map(([code, text]) => (text === '' ? '' : `${code}${text}`))
      .join('')
  const oddHeader = joined(texts.leftHeader, texts.centerHeader, texts.rightHeader)
  const oddFooter = joined(texts.leftFooter, texts.centerFooter, texts.rightFooter)
  return { ...(oddHeader === '' ? {} : { oddHeader }), ...(oddFooter === '' ? {} : { oddFooter }) }
}
