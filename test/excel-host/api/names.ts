/** Defined names of a workbook or of a sheet. */
import { areaName, parseArea, sheetPrefix, splitAddress } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import type { Sheet } from '../model/sheet.ts'
import type { DefinedName } from '../model/sheet-parts.ts'
import { type ApiObject, apiObject, type ApiType } from './api-object.ts'
import { type Args, booleanOf, textOf } from './args.ts'
import { areaOf, type ApiContext, type Cells } from './context.ts'
import { rangeObject } from './range-objects.ts'
import { rangeType } from './range.ts'
import { sheetType } from './worksheet-type.ts'

/** The names of a sheet; of the workbook where `sheet` is undefined. */
export interface NamesTarget {
  readonly context: ApiContext
  readonly sheet: Sheet | undefined
}

interface NameTarget extends NamesTarget {
  readonly key: string
}

const tableOf = ({ context, sheet }: NamesTarget): Map<string, DefinedName> => (sheet ?? context.workbook).names

function read(target: NameTarget): DefinedName {
  const name = tableOf(target).get(target.key)
  if (!name) throw new ExcelError('ItemNotFound')
  return name
}

/** The sheet and cells that a name means; undefined where it means anything else. */
function cellsNamed(target: NameTarget): Cells | undefined {
  const { sheet, local } = splitAddress(read(target).formula.replace(/^=/, ''))
  const area = parseArea(local)
  const home = sheet === undefined ? target.sheet : target.context.workbook.sheet(sheet)
  return area && home ? { context: target.context, sheet: home, areas: [area] } : undefined
}

function rangeNamed(target: NameTarget): ApiObject | null {
  const cells = cellsNamed(target)
  return cells ? rangeObject(cells, areaOf(cells)) : null
}

function change(target: NameTarget, to: Partial<DefinedName>): void {
  tableOf(target).set(target.key, { ...read(target), ...to })
  target.context.touch()
}

const nameType: ApiType<NameTarget> = {
  name: 'NamedItem',
  id: (target) => read(target).name,
  properties: {
    name: { get: (target) => read(target).name },
    type: { get: (target) => (cellsNamed(target) ? 'Range' : 'Error') },
    value: { get: (target) => read(target).formula.replace(/^=/, '') },
    scope: { get: ({ sheet }) => (sheet ? 'Worksheet' : 'Workbook') },
    formula: {
      get: (target) => read(target).formula,
      set: (target, value) => {
        change(target, { formula: textOf(value) })
      },
    },
    comment: {
      get: (target) => read(target).comment,
      set: (target, value) => {
        change(target, { comment: textOf(value) })
      },
    },
    visible: {
      get: (target) => read(target).visible,
      set: (target, value) => {
        change(target, { visible: booleanOf(value) })
      },
    },
  },
  objects: {
    worksheet: ({ context, sheet }) => {
      if (!sheet) throw new ExcelError('InvalidOperation')
      return apiObject(sheetType(), { context, sheet })
    },
    worksheetOrNullObject: ({ context, sheet }) => (sheet ? apiObject(sheetType(), { context, sheet }) : null),
  },
  methods: {
    getRange: (target) => {
      const range = rangeNamed(target)
      if (!range) throw new ExcelError('InvalidReference')
      return range
    },
    getRangeOrNullObject: rangeNamed,
    delete: (target) => {
      read(target)
      tableOf(target).delete(target.key)
      target.context.touch()
      return undefined
    },
  },
}

const validName = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u

function add(target: NamesTarget, args: Args): ApiObject {
  const name = args.text(0)
  if (!validName.test(name) || parseArea(name) || /^(r|c)\d*$/i.test(name)) throw new ExcelError('InvalidArgument')
  const key = name.toLowerCase()
  if (tableOf(target).has(key)) throw new ExcelError('ItemAlreadyExists')
  const range = args.target(1, rangeType)
  const formula = range ? `=${sheetPrefix(range.sheet.name)}!${absolute(range)}` : args.text(1)
  tableOf(target).set(key, {
    name,
    formula: formula.startsWith('=') ? formula : `=${formula}`,
    comment: args.optionalText(2) ?? '',
    visible: true,
  })
  target.context.touch()
  return apiObject(nameType, { ...target, key })
}

const absolute = (cells: Cells): string =>
  areaName(areaOf(cells)).replace(
    /([A-Z]+)?(\d+)?/g,
    (_all, letters?: string, digits?: string) =>
      `${letters === undefined ? '' : `$${letters}`}${digits === undefined ? '' : `$${digits}`}`,
  )

function byName(target: NamesTarget, name: unknown): ApiObject | null {
  const key = typeof name === 'string' ? name.toLowerCase() : ''
  return tableOf(target).has(key) ? apiObject(nameType, { ...target, key }) : null
}

export const namesType: ApiType<NamesTarget> = {
  name: 'NamedItemCollection',
  items: (target) => [...tableOf(target).keys()].map((key) => apiObject(nameType, { ...target, key })),
  item: (target, key) => {
    const found = byName(target, key)
    if (!found) throw new ExcelError('ItemNotFound')
    return found
  },
  methods: {
    add,
    getCount: (target) => tableOf(target).size,
    getItemOrNullObject: (target, args) => byName(target, args.value(0)),
  },
}
