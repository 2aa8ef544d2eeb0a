/** Worksheet, its protection and its frozen panes. */
import { type Area, cellArea, maxColumns, maxRows } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import {
  standardColumnCharacters,
  standardRowHeight,
  strictProtection,
  type ProtectionOptions,
  visibilities,
} from '../model/sheet-parts.ts'
import { type ApiObject, apiObject, type ApiType, type Json, type Property } from './api-object.ts'
import { type Args, booleanOf, choiceOf, colorOf, isJsonObject, type JsonObject, textOf, wholeOf } from './args.ts'
import { areaOf, type SheetTarget, tellLook } from './context.ts'
import { sheetEventMethods } from './events.ts'
import { namesType } from './names.ts'
import { pageLayoutType } from './page-layout.ts'
import { areaNamed, rangeAreasObject, rangeObject } from './range-objects.ts'
import { rangeType } from './range.ts'
import { provideSheetType } from './worksheet-type.ts'

const selectionModes = ['Normal', 'Unlocked', 'None'] as const

function optionsOf(given: JsonObject): ProtectionOptions {
  const { selectionMode, ...flags } = given as JsonObject & { readonly selectionMode?: Json }
  const mode =
    selectionMode === undefined || selectionMode === null
      ? {}
      : { selectionMode: choiceOf(selectionModes, selectionMode) }
  const set = Object.entries(flags).flatMap(([name, value]) => {
    if (!(name in strictProtection)) throw new ExcelError('InvalidArgument')
    return value === null ? [] : [[name, booleanOf(value)] as const]
  })
  return { ...strictProtection, ...Object.fromEntries(set), ...mode }
}

function protect(target: SheetTarget, args: Args): undefined {
  const { sheet } = target
  if (sheet.protection) throw new ExcelError('InvalidOperation')
  const given = args.value(0)
  sheet.protection = { options: optionsOf(isJsonObject(given) ? given : {}), password: args.optionalText(1) }
  tellLook(target)
  return undefined
}

/** On a sheet that is not protected it does nothing. */
function unprotect(target: SheetTarget, args: Args): undefined {
  const { sheet } = target
  if (sheet.protection && (sheet.protection.password ?? '') !== (args.optionalText(0) ?? ''))
    throw new ExcelError('AccessDenied')
  sheet.protection = undefined
  tellLook(target)
  return undefined
}

const protectionType: ApiType<SheetTarget> = {
  name: 'WorksheetProtection',
  properties: {
    protected: { get: ({ sheet }) => sheet.protection !== undefined },
    options: { get: ({ sheet }) => (sheet.protection ? { ...sheet.protection.options } : null) },
  },
  methods: { protect, unprotect },
}

function freeze(target: SheetTarget, rows: number, columns: number): undefined {
  if (rows < 0 || columns < 0) throw new ExcelError('InvalidArgument')
  target.sheet.frozenRows = rows
  target.sheet.frozenColumns = columns
  tellLook(target)
  return undefined
}

function frozenArea({ sheet }: SheetTarget): Area | undefined {
  if (sheet.frozenRows === 0 && sheet.frozenColumns === 0) return undefined
  return { row: 0, column: 0, rows: sheet.frozenRows || maxRows, columns: sheet.frozenColumns || maxColumns }
}

const freezePanesType: ApiType<SheetTarget> = {
  name: 'WorksheetFreezePanes',
  methods: {
    freezeRows: (target, args) => {
      freeze(target, args.optionalWhole(0) ?? 1, 0)
    },
    freezeColumns: (target, args) => {
      freeze(target, 0, args.optionalWhole(0) ?? 1)
    },
    freezeAt: (target, args) => {
      const range = args.target(0, rangeType)
      const { rows, columns } = range ? areaOf(range) : areaNamed(target, args.text(0))
      freeze(target, rows === maxRows ? 0 : rows, columns === maxColumns ? 0 : columns)
    },
    unfreeze: (target) => {
      freeze(target, 0, 0)
    },
    getLocationOrNullObject: (target) => {
      const area = frozenArea(target)
      return area ? rangeObject(target, area) : null
    },
  },
}

function usedRange(target: SheetTarget, args: Args): ApiObject | null {
  const used = target.sheet.usedArea(args.optionalBoolean(0) ?? false)
  return used ? rangeObject(target, used) : null
}

function rangeByIndexes(target: SheetTarget, args: Args): ApiObject {
  const [row, column, rows, columns] = [args.whole(0), args.whole(1), args.whole(2), args.whole(3)]
  if (row < 0 || column < 0 || rows < 1 || columns < 1 || row + rows > maxRows || column + columns > maxColumns) {
    throw new ExcelError('InvalidArgument')
  }
  return rangeObject(target, { row, column, rows, columns })
}

const wholeSheet: Area = { row: 0, column: 0, rows: maxRows, columns: maxColumns }

const areasNamed = (target: SheetTarget, addresses: string): Area[] =>
  addresses.split(/[,;]/).map((address) => areaNamed(target, address.trim()))

const showGridlines: Property<SheetTarget> = {
  get: ({ sheet }) => sheet.showGridlines,
  set: (target, value) => {
    target.sheet.showGridlines = booleanOf(value)
    tellLook(target)
  },
}

const showHeadings: Property<SheetTarget> = {
  get: ({ sheet }) => sheet.showHeadings,
  set: (target, value) => {
    target.sheet.showHeadings = booleanOf(value)
    tellLook(target)
  },
}

const worksheetType: ApiType<SheetTarget> = {
  name: 'Worksheet',
  id: ({ sheet }) => sheet.id,
  properties: {
    id: { get: ({ sheet }) => sheet.id },
    name: {
      get: ({ sheet }) => sheet.name,
      set: ({ context, sheet }, value) => {
        context.workbook.renameSheet(sheet, textOf(value), 'api')
        context.touch()
      },
    },
    position: {
      get: ({ context, sheet }) => context.workbook.position(sheet),
      set: ({ context, sheet }, value) => {
        context.workbook.moveSheet(sheet, wholeOf(value), 'api')
      },
    },
    visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ context, sheet }, value) => {
        context.workbook.showSheet(sheet, choiceOf(visibilities, value), 'api')
      },
    },
    tabColor: {
      get: ({ sheet }) => sheet.tabColor,
      set: (target, value) => {
        target.sheet.tabColor = value === '' ? '' : colorOf(value)
        tellLook(target)
      },
    },
    showGridlines,
    showHeadings,
    // office.js says it so on the wire where the host is Excel for Windows.
    gridlines: showGridlines,
    headings: showHeadings,
    standardHeight: { get: () => standardRowHeight },
    standardWidth: { get: () => standardColumnCharacters },
  },
  objects: {
    protection: (target) => apiObject(protectionType, target),
    freezePanes: (target) => apiObject(freezePanesType, target),
    names: (target) => apiObject(namesType, target),
    pageLayout: (target) => apiObject(pageLayoutType, target),
  },
  methods: {
    ...sheetEventMethods<SheetTarget>(),
    activate: ({ context, sheet }) => {
      context.workbook.activate(sheet, 'api')
      return undefined
    },
    calculate: ({ context }) => {
      context.touch()
      return undefined
    },
    delete: ({ context, sheet }) => {
      context.workbook.deleteSheet(sheet, 'api')
      context.touch()
      return undefined
    },
    getRange: (target, args) => {
      if (args.isMissing(0)) return rangeObject(target, wholeSheet)
      return rangeObject(target, areaNamed(target, args.text(0)))
    },
    getRanges: (target, args) => {
      if (args.isMissing(0)) return rangeAreasObject(target, [wholeSheet])
      return rangeAreasObject(target, areasNamed(target, args.text(0)))
    },
    getCell: (target, args) => rangeObject(target, cellArea(args.whole(0), args.whole(1))),
    getRangeByIndexes: rangeByIndexes,
    getUsedRange: (target, args) => usedRange(target, args) ?? rangeObject(target, cellArea(0, 0)),
    getUsedRangeOrNullObject: usedRange,
  },
}

provideSheetType(worksheetType)
