/** Conditional formats of a Range or RangeAreas: those with a formula of one's own, and no others. */
import { type Area, intersection, without } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import { requireAllowed } from '../model/permissions.ts'
import type { ConditionalFormat } from '../model/sheet-parts.ts'
import { parseFormula } from '../formulas/parse.ts'
import { apiObject, type ApiType, type Property } from './api-object.ts'
import { booleanOf, colorOf, textOf } from './args.ts'
import { type Cells, type SheetTarget, tellLook, UnknownMember } from './context.ts'
import { rangeAreasObject, rangeObject } from './range-objects.ts'

interface FormatTarget extends SheetTarget {
  readonly id: string
}

function read({ sheet, id }: FormatTarget): ConditionalFormat {
  const format = sheet.conditionalFormats.find((one) => one.id === id)
  if (!format) throw new ExcelError('ItemNotFound')
  return format
}

function change(target: FormatTarget, to: Partial<ConditionalFormat>): void {
  const { sheet, id } = target
  requireAllowed(sheet, 'allowFormatCells')
  read(target)
  sheet.conditionalFormats = sheet.conditionalFormats.map((one) => (one.id === id ? { ...one, ...to } : one))
  tellLook(target)
}

const formula: Property<FormatTarget> = {
  get: (target) => read(target).formula,
  set: (target, value) => {
    const text = textOf(value)
    if (!parseFormula(text)) throw new ExcelError('InvalidArgument')
    change(target, { formula: text.startsWith('=') ? text : `=${text}` })
  },
}

const ruleType: ApiType<FormatTarget> = {
  name: 'ConditionalFormatRule',
  properties: { formula, formulaLocal: formula },
}

const fillType: ApiType<FormatTarget> = {
  name: 'ConditionalRangeFill',
  properties: {
    color: {
      get: (target) => read(target).fill ?? '',
      set: (target, value) => {
        change(target, { fill: colorOf(value) })
      },
    },
  },
  methods: {
    clear: (target) => {
      change(target, { fill: null })
      return undefined
    },
  },
}

const fontType: ApiType<FormatTarget> = {
  name: 'ConditionalRangeFont',
  properties: {
    color: {
      get: (target) => read(target).fontColor ?? '',
      set: (target, value) => {
        change(target, { fontColor: colorOf(value) })
      },
    },
    bold: {
      get: (target) => read(target).bold,
      set: (target, value) => {
        change(target, { bold: booleanOf(value) })
      },
    },
  },
}

const rangeFormatType: ApiType<FormatTarget> = {
  name: 'ConditionalRangeFormat',
  objects: { fill: (target) => apiObject(fillType, target), font: (target) => apiObject(fontType, target) },
}

const customType: ApiType<FormatTarget> = {
  name: 'CustomConditionalFormat',
  objects: { rule: (target) => apiObject(ruleType, target), format: (target) => apiObject(rangeFormatType, target) },
}

/** Of another kind than this one is: `cellValueOrNullObject` of a custom format. */
const otherKinds = ['cellValue', 'colorScale', 'dataBar', 'iconSet', 'preset', 'textComparison', 'topBottom'] as const

const formatType: ApiType<FormatTarget> = {
  name: 'ConditionalFormat',
  id: ({ id }) => id,
  properties: {
    id: { get: ({ id }) => id },
    type: { get: () => 'Custom' },
    priority: { get: ({ sheet, id }) => sheet.conditionalFormats.findIndex((one) => one.id === id) },
    stopIfTrue: {
      get: (target) => read(target).stopIfTrue,
      set: (target, value) => {
        change(target, { stopIfTrue: booleanOf(value) })
      },
    },
  },
  objects: {
    custom: (target) => apiObject(customType, target),
    customOrNullObject: (target) => apiObject(customType, target),
    ...Object.fromEntries(otherKinds.map((kind) => [`${kind}OrNullObject`, () => null])),
  },
  methods: {
    delete: (target) => {
      requireAllowed(target.sheet, 'allowFormatCells')
      read(target)
      target.sheet.conditionalFormats = target.sheet.conditionalFormats.filter(({ id }) => id !== target.id)
      tellLook(target)
      return undefined
    },
    getRange: (target) => rangeObject(target, onlyArea(read(target).areas)),
    getRangeOrNullObject: (target) => {
      const { areas } = read(target)
      return areas.length === 1 ? rangeObject(target, onlyArea(areas)) : null
    },
    getRanges: (target) => rangeAreasObject(target, read(target).areas),
  },
}

function onlyArea(areas: readonly Area[]): Area {
  const [area] = areas
  if (!area || areas.length > 1) throw new ExcelError('InvalidOperation')
  return area
}

/** Those that reach into the cells. */
const formatsIn = ({ sheet, areas }: Cells): readonly ConditionalFormat[] =>
  sheet.conditionalFormats.filter((format) => format.areas.some((area) => areas.some((one) => intersection(area, one))))

function formatObject(cells: Cells, { id }: ConditionalFormat) {
  return apiObject(formatType, { context: cells.context, sheet: cells.sheet, id })
}

function add(cells: Cells, kind: string) {
  if (kind !== 'Custom') throw new UnknownMember(`ConditionalFormatCollection.add(${kind})`)
  const { context, sheet, areas } = cells
  requireAllowed(sheet, 'allowFormatCells')
  const id = context.workbook.nextFormatId()
  const format: ConditionalFormat = {
    id,
    areas,
    formula: '=FALSE',
    fill: null,
    fontColor: null,
    bold: null,
    stopIfTrue: false,
  }
  sheet.conditionalFormats = [format, ...sheet.conditionalFormats]
  tellLook(cells)
  return formatObject(cells, format)
}

/** Cuts the cells out of all formats. */
function clearAll(cells: Cells): undefined {
  requireAllowed(cells.sheet, 'allowFormatCells')
  clearConditionalFormats(cells)
  tellLook(cells)
  return undefined
}

export function clearConditionalFormats({ sheet, areas }: Cells): void {
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const left = areas.reduce<readonly Area[]>(
      (parts, hole) => parts.flatMap((part) => without(part, hole)),
      format.areas,
    )
    return left.length === 0 ? [] : [{ ...format, areas: left }]
  })
}

function byId(cells: Cells, id: unknown) {
  const format = formatsIn(cells).find((one) => one.id === id)
  return format ? formatObject(cells, format) : null
}

export const conditionalFormatsType: ApiType<Cells> = {
  name: 'ConditionalFormatCollection',
  items: (cells) => formatsIn(cells).map((format) => formatObject(cells, format)),
  item: (cells, key) => {
    const found = byId(cells, key)
    if (!found) throw new ExcelError('ItemNotFound')
    return found
  },
  methods: {
    add: (cells, args) => add(cells, args.text(0)),
    clearAll,
    getCount: (cells) => formatsIn(cells).length,
    getItemOrNullObject: (cells, args) => byId(cells, args.value(0)),
    getItemAt: (cells, args) => {
      const format = formatsIn(cells)[args.whole(0)]
      if (!format) throw new ExcelError('ItemNotFound')
      return formatObject(cells, format)
    },
  },
}
