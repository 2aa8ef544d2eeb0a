/** Workbook and Application: the root of the API. */
import { parseArea } from '../model/area.ts'
import { ExcelError } from '../model/excel-error.ts'
import { fromBase64 } from '../base64.ts'
import { type ApiObject, apiObject, type ApiType } from './api-object.ts'
import { type Args, isJsonObject, textOf } from './args.ts'
import type { InsertOptions } from './context.ts'
import { namesType } from './names.ts'
import { rangeAreasObject, rangeObject } from './range-objects.ts'
import { type WorkbookTarget, worksheetsType } from './worksheets.ts'

const calculationTypes = ['Recalculate', 'Full', 'FullRebuild'] as const

function calculate({ context }: WorkbookTarget, args: Args): undefined {
  if (args.choice(0, calculationTypes) === 'Recalculate') context.touch()
  else context.calculateAll()
  context.settle()
  return undefined
}

/** The whole request waits for what is drawn: here nothing is. */
const nothing = () => undefined

const applicationType: ApiType<WorkbookTarget> = {
  name: 'Application',
  properties: {
    calculationMode: { get: () => 'Automatic' },
    calculationState: { get: ({ context }) => (context.calls.waiting ? 'Pending' : 'Done') },
    decimalSeparator: { get: () => '.' },
    thousandsSeparator: { get: () => ',' },
  },
  methods: { calculate, suspendScreenUpdatingUntilNextSync: nothing, suspendApiCalculationUntilNextSync: nothing },
}

const places = ['None', 'Before', 'After', 'Beginning', 'End'] as const

function insertOptions({ context }: WorkbookTarget, args: Args): InsertOptions {
  const value = args.value(1)
  const given = isJsonObject(value) ? value : {}
  const names = given['sheetNamesToInsert'] ?? []
  if (!Array.isArray(names)) throw new ExcelError('InvalidArgument')
  const at = places.find((place) => place === (given['positionType'] ?? 'End'))
  if (at === undefined) throw new ExcelError('InvalidArgument')
  const relative = given['relativeTo']
  const relativeTo = typeof relative === 'string' ? context.workbook.sheet(relative) : undefined
  if ((at === 'Before' || at === 'After') && !relativeTo) throw new ExcelError('ItemNotFound')
  return { names: names.map(textOf), at, relativeTo }
}

async function insertWorksheets(target: WorkbookTarget, args: Args) {
  const xlsx = fromBase64(args.text(0))
  if (!xlsx) throw new ExcelError('InvalidArgument')
  return target.context.insertSheets(xlsx, insertOptions(target, args))
}

/** The range of an event: its reference is its address. */
function eventRange({ context }: WorkbookTarget, args: Args): ApiObject | null {
  const [id = '', address = ''] = args.text(0).split('!')
  const sheet = context.workbook.sheet(id)
  const area = parseArea(address)
  return sheet && area ? rangeObject({ context, sheet }, area) : null
}

const front = ({ context }: WorkbookTarget) => ({ context, sheet: context.workbook.active })

export const workbookType: ApiType<WorkbookTarget> = {
  name: 'Workbook',
  properties: {
    name: { get: ({ context }) => context.workbook.name },
    readOnly: { get: () => false },
    isDirty: { get: () => true },
  },
  objects: {
    worksheets: (target) => apiObject(worksheetsType, target),
    names: ({ context }) => apiObject(namesType, { context, sheet: undefined }),
    application: (target) => apiObject(applicationType, target),
  },
  methods: {
    getActiveCell: (target) => rangeObject(front(target), target.context.workbook.activeCell),
    getSelectedRange: (target) => rangeObject(front(target), target.context.workbook.active.selection),
    getSelectedRanges: (target) => rangeAreasObject(front(target), [target.context.workbook.active.selection]),
    insertWorksheetsFromBase64: insertWorksheets,
    _GetRangeForEventByReferenceId: (target, args) => {
      const range = eventRange(target, args)
      if (!range) throw new ExcelError('ItemNotFound')
      return range
    },
    _GetRangeOrNullObjectForEventByReferenceId: eventRange,
  },
}
