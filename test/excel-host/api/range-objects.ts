/**
 * Makes Range and RangeAreas objects for files that those types themselves depend on: the types come in later, so that
 * no file waits for another to be loaded.
 */
import { type Area, areaName, parseArea, sheetPrefix, splitAddress } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import { type ApiObject, apiObject, type ApiType } from './api-object.ts'
import type { Cells, SheetTarget } from './context.ts'

let types: { readonly range: ApiType<Cells>; readonly areas: ApiType<Cells> } | undefined

export function provideRangeTypes(provided: NonNullable<typeof types>): void {
  types = provided
}

const made = (kind: 'range' | 'areas', cells: Cells): ApiObject => {
  if (!types) throw new Error('api/range.ts is not loaded')
  return apiObject(types[kind], cells)
}

export const rangeObject = ({ context, sheet }: SheetTarget, area: Area): ApiObject =>
  made('range', { context, sheet, areas: [area] })

export const rangeAreasObject = ({ context, sheet }: SheetTarget, areas: readonly Area[]): ApiObject =>
  made('areas', { context, sheet, areas })

/** `'My sheet'!A1:B2, 'My sheet'!D4`: addresses as Office.js says them. */
export const fullAddress = ({ sheet }: SheetTarget, areas: readonly Area[]): string =>
  areas.map((area) => `${sheetPrefix(sheet.name)}!${areaName(area)}`).join(', ')

/** An address of this sheet, or one of its names → its cells. Throws InvalidArgument for anything else. */
export function areaNamed({ context, sheet }: SheetTarget, address: string): Area {
  const { sheet: named, local } = splitAddress(address)
  if (named !== undefined && context.workbook.sheet(named) !== sheet) throw new ExcelError('InvalidArgument')
  const area = parseArea(local)
  if (area) return area
  const key = local.toLowerCase()
  const defined = sheet.names.get(key) ?? context.workbook.names.get(key)
  const target = defined ? splitAddress(defined.formula.replace(/^=/, '')) : undefined
  const found = target ? parseArea(target.local) : undefined
  if (!found || (target?.sheet !== undefined && context.workbook.sheet(target.sheet) !== sheet)) {
    throw new ExcelError('InvalidArgument')
  }
  return found
}
