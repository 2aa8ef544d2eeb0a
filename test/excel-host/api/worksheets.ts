/** WorksheetCollection. */
import { ExcelError } from '../model/excel-error.ts'
import type { Sheet } from '../model/sheet.ts'
import { type ApiObject, apiObject, type ApiType } from './api-object.ts'
import type { Args } from './args.ts'
import type { ApiContext } from './context.ts'
import { collectionEventMethods } from './events.ts'
import { sheetType } from './worksheet-type.ts'
import './worksheet.ts'

export interface WorkbookTarget {
  readonly context: ApiContext
}

export const sheetObject = ({ context }: WorkbookTarget, sheet: Sheet): ApiObject =>
  apiObject(sheetType(), { context, sheet })

function byKey(target: WorkbookTarget, key: unknown): ApiObject | null {
  const sheet = typeof key === 'string' ? target.context.workbook.sheet(key) : undefined
  return sheet ? sheetObject(target, sheet) : null
}

function shown({ context }: WorkbookTarget, args: Args): readonly Sheet[] {
  const { sheets } = context.workbook
  return args.optionalBoolean(0) ? sheets.filter(({ visibility }) => visibility === 'Visible') : sheets
}

function needed(target: WorkbookTarget, sheet: Sheet | undefined): ApiObject {
  if (!sheet) throw new ExcelError('ItemNotFound')
  return sheetObject(target, sheet)
}

export const worksheetsType: ApiType<WorkbookTarget> = {
  name: 'WorksheetCollection',
  items: (target) => target.context.workbook.sheets.map((sheet) => sheetObject(target, sheet)),
  item: (target, key) => {
    const found = byKey(target, key)
    if (!found) throw new ExcelError('ItemNotFound')
    return found
  },
  methods: {
    ...collectionEventMethods<WorkbookTarget>(),
    add: (target, args) => sheetObject(target, target.context.workbook.addSheet(args.optionalText(0), 'api')),
    getItemOrNullObject: (target, args) => byKey(target, args.value(0)),
    getActiveWorksheet: (target) => sheetObject(target, target.context.workbook.active),
    getCount: (target, args) => shown(target, args).length,
    getFirst: (target, args) => needed(target, shown(target, args)[0]),
    getLast: (target, args) => needed(target, shown(target, args).at(-1)),
  },
}
