/** PageLayout of a worksheet. */
import { type Area, isWholeColumns, isWholeRows } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import {
  type HeaderFooterPlace,
  headerFooterPlaces,
  type MarginSide,
  marginSides,
  type PageLayout,
} from '../model/sheet-parts.ts'
import { apiObject, type ApiObject, type ApiType, type Json, type Property } from './api-object.ts'
import { type Args, booleanOf, choiceOf, numberOf, objectOf, textOf } from './args.ts'
import { type SheetTarget, tellLook } from './context.ts'
import { areaNamed, rangeAreasObject, rangeObject } from './range-objects.ts'
import { rangeAreasType, rangeType } from './range.ts'

const paperSizes = ['Letter', 'Tabloid', 'Legal', 'Executive', 'A3', 'A4', 'A5', 'B4', 'B5', 'Folio'] as const
const orientations = ['Portrait', 'Landscape'] as const
const pointsPer = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const
const units = ['Points', 'Inches', 'Centimeters'] as const

function change(target: SheetTarget, to: Partial<PageLayout>): void {
  target.sheet.page = { ...target.sheet.page, ...to }
  tellLook(target)
}

function pageProperty<K extends keyof PageLayout>(
  key: K,
  parse: (value: Json) => PageLayout[K],
  get: (value: PageLayout[K]) => Json,
): Property<SheetTarget> {
  return {
    get: ({ sheet }) => get(sheet.page[key]),
    set: (target, value) => {
      change(target, { [key]: parse(value) })
    },
  }
}

const flag = (key: 'centerHorizontally' | 'centerVertically' | 'blackAndWhite' | 'printGridlines' | 'printHeadings') =>
  pageProperty(key, booleanOf, (value) => value)

function marginOf(value: Json | undefined, factor: number): number {
  const margin = numberOf(value) * factor
  if (margin < 0) throw new ExcelError('InvalidArgument')
  return margin
}

const margin = (side: MarginSide): Property<SheetTarget> => ({
  get: ({ sheet }) => sheet.page.margins[side],
  set: (target, value) => {
    change(target, { margins: { ...target.sheet.page.margins, [side]: marginOf(value, 1) } })
  },
})

function setPrintMargins(target: SheetTarget, args: Args): undefined {
  const factor = pointsPer[args.choice(0, units)]
  const given = args.object(1)
  const margins = { ...target.sheet.page.margins }
  for (const side of marginSides) if (given[side] !== undefined) margins[side] = marginOf(given[side], factor)
  change(target, { margins })
  return undefined
}

function zoomOf(value: Json): PageLayout['zoom'] {
  const { scale, horizontalFitToPages, verticalFitToPages } = objectOf(value)
  const given = { scale, horizontalFitToPages, verticalFitToPages }
  const set = Object.entries(given).flatMap(([name, number]) =>
    number === undefined || number === null ? [] : [[name, numberOf(number)] as const],
  )
  return Object.fromEntries(set)
}

const footerText = (place: HeaderFooterPlace): Property<SheetTarget> => ({
  get: ({ sheet }) => sheet.page.texts[place],
  set: (target, value) => {
    const text = textOf(value)
    if (text.length > 255) throw new ExcelError('InvalidArgument')
    change(target, { texts: { ...target.sheet.page.texts, [place]: text } })
  },
})

const headerFooterType: ApiType<SheetTarget> = {
  name: 'HeaderFooter',
  properties: Object.fromEntries(headerFooterPlaces.map((place) => [place, footerText(place)])),
}

const headersFootersType: ApiType<SheetTarget> = {
  name: 'HeaderFooterGroup',
  properties: { state: { get: () => 'Default' } },
  objects: { defaultForAllPages: (target) => apiObject(headerFooterType, target) },
}

/** A Range, RangeAreas or an address. */
function areasGiven(target: SheetTarget, args: Args): readonly Area[] {
  const range = args.target(0, rangeType) ?? args.target(0, rangeAreasType)
  if (range) {
    if (range.sheet !== target.sheet) throw new ExcelError('InvalidArgument')
    return range.areas
  }
  return args
    .text(0)
    .split(',')
    .map((address) => areaNamed(target, address.trim()))
}

function setTitles(target: SheetTarget, args: Args, kind: 'titleRows' | 'titleColumns'): undefined {
  const [area] = areasGiven(target, args)
  const whole = kind === 'titleRows' ? isWholeRows : isWholeColumns
  if (!area || !whole(area)) throw new ExcelError('InvalidArgument')
  change(target, { [kind]: area })
  return undefined
}

const orNull = (target: SheetTarget, area: Area | undefined): ApiObject | null =>
  area ? rangeObject(target, area) : null

export const pageLayoutType: ApiType<SheetTarget> = {
  name: 'PageLayout',
  properties: {
    orientation: pageProperty(
      'orientation',
      (value) => choiceOf(orientations, value),
      (value) => value,
    ),
    paperSize: pageProperty(
      'paperSize',
      (value) => choiceOf(paperSizes, value),
      (value) => value,
    ),
    centerHorizontally: flag('centerHorizontally'),
    centerVertically: flag('centerVertically'),
    blackAndWhite: flag('blackAndWhite'),
    printGridlines: flag('printGridlines'),
    printHeadings: flag('printHeadings'),
    zoom: pageProperty('zoom', zoomOf, (value) => ({ ...value })),
    topMargin: margin('top'),
    bottomMargin: margin('bottom'),
    leftMargin: margin('left'),
    rightMargin: margin('right'),
    headerMargin: margin('header'),
    footerMargin: margin('footer'),
  },
  objects: { headersFooters: (target) => apiObject(headersFootersType, target) },
  methods: {
    setPrintMargins,
    setPrintTitleRows: (target, args) => {
      setTitles(target, args, 'titleRows')
    },
    setPrintTitleColumns: (target, args) => {
      setTitles(target, args, 'titleColumns')
    },
    setPrintArea: (target, args) => {
      change(target, { printArea: areasGiven(target, args) })
      return undefined
    },
    getPrintTitleRowsOrNullObject: (target) => orNull(target, target.sheet.page.titleRows),
    getPrintTitleColumnsOrNullObject: (target) => orNull(target, target.sheet.page.titleColumns),
    getPrintAreaOrNullObject: (target) =>
      target.sheet.page.printArea.length === 0 ? null : rangeAreasObject(target, target.sheet.page.printArea),
  },
}
