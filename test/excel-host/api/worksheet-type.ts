/** The Worksheet type for files that it depends on itself: it comes in when api/worksheet.ts is loaded. */
import type { ApiType } from './api-object.ts'
import type { SheetTarget } from './context.ts'

let provided: ApiType<SheetTarget> | undefined

export function provideSheetType(type: ApiType<SheetTarget>): void {
  provided = type
}

export function sheetType(): ApiType<SheetTarget> {
  if (!provided) throw new Error('api/worksheet.ts is not loaded')
  return provided
}
