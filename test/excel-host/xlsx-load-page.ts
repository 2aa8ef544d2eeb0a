/** How a sheet of an .xlsx prints, from exceljs. */
import type excel from 'exceljs'
import { type Area, parseArea } from './model/area.ts'
import { headerFooterPlaces, newPage, type PageLayout } from './model/sheet-parts.ts'
import { keyOf, paperCodes, pointsPerInch } from './xlsx-units.ts'

export function loadPage({ pageSetup: setup, headerFooter }: excel.Worksheet): PageLayout {
  const { printTitlesRow, printTitlesColumn, printArea, margins } = setup
  const points = margins
    ? Object.fromEntries(Object.entries(margins).map(([side, inches]) => [side, inches * pointsPerInch]))
    : {}
  const fit = {
    ...(setup.fitToWidth ? { horizontalFitToPages: setup.fitToWidth } : {}),
    ...(setup.fitToHeight ? { verticalFitToPages: setup.fitToHeight } : {}),
  }
  return {
    orientation: setup.orientation === 'landscape' ? 'Landscape' : 'Portrait',
    paperSize: keyOf(paperCodes, setup.paperSize) ?? newPage.paperSize,
    centerHorizontally: setup.horizontalCentered ?? false,
    centerVertically: setup.verticalCentered ?? false,
    blackAndWhite: setup.blackAndWhite ?? false,
    printGridlines: setup.showGridLines ?? false,
    printHeadings: setup.showRowColHeaders ?? false,
    margins: { ...newPage.margins, ...points },
    zoom: setup.fitToPage ? fit : { scale: setup.scale ?? 100 },
    titleRows: wholeLines(printTitlesRow),
    titleColumns: wholeLines(printTitlesColumn),
    printArea: (printArea ?? '').split(/&&|,/).flatMap((range) => parseArea(range) ?? []),
    texts: headerTexts(headerFooter),
  }
}

const wholeLines = (range: string | undefined): Area | undefined => (range === undefined ? undefined : parseArea(range))

/** exceljs has null where the file says nothing. */
function headerTexts(given: Partial<excel.HeaderFooter> | null): PageLayout['texts'] {
  const parts = (text: string | undefined) => {
    const found = /^(?:&L(.*?))?(?:&C(.*?))?(?:&R(.*))?$/s.exec(text ?? '')
    return [found?.[1] ?? '', found?.[2] ?? '', found?.[3] ?? '']
  }
  const texts = [...parts(given?.oddHeader), ...parts(given?.oddFooter)]
  return Object.fromEntries(headerFooterPlaces.map((place, i) => [place, texts[i] ?? ''])) as PageLayout['texts']
}
