/** Draws a SheetLayout as a sheet of this workbook: the same sheet as formats/xlsx-template.ts draws as a file. */
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import { type DrawOptions, HostError, type SheetId } from '../spreadsheet-host.ts'
import { rangeName } from './addresses.ts'
import { drawCells } from './draw-cells.ts'
import { drawLooks } from './draw-looks.ts'
import { drawPrint, drawSizes, drawView } from './draw-page.ts'
import { drawValidations } from './draw-validations.ts'
import { officeCode } from './host-fault.ts'
import { protect } from './protection.ts'
import { freeName } from './sheet-name.ts'
import type { Visit } from './visit.ts'

interface Place {
  /** What the tab is called at last, and what until the old sheet is gone. */
  readonly name: string
  readonly firstName: string
  /** The sheet whose place is taken, and where that is. */
  readonly old?: { readonly id: SheetId; readonly position: number }
}

/**
 * Three visits: which names are taken, then everything at once, then how it prints. With `replace` the old sheet goes when the new one stands,
 * and leaves it its place and name. Where Excel refuses anything, no half of a sheet stays behind.
 *
 * Unlike in the file, defined names belong to the sheet and not to the workbook, for a workbook may hold the sheets of
 * several departments and issues; comments at cells are left out, for the pane says the findings; and rows that grow
 * begin as high as their content needs.
 */
export async function drawSheet(visit: Visit, layout: SheetLayout, options: DrawOptions): Promise<SheetId> {
  const place = await visit((context) => queuePlace(context, layout, options))
  try {
    const id = await visit((context) => queueDrawing(context, layout, place))
    await setUpPrint(visit, layout, id)
    return id
  } catch (error) {
    await removeHalf(visit, place, error)
    throw error
  }
}

/** By itself, for an Excel without a printer may refuse it; a sheet that prints otherwise is still her sheet. */
async function setUpPrint(visit: Visit, layout: SheetLayout, id: SheetId): Promise<void> {
  try {
    await visit((context) => {
      drawPrint(context.workbook.worksheets.getItem(id), layout)
      return () => undefined
    })
  } catch (error) {
    const refused = error instanceof HostError || officeCode(error) !== undefined
    if (!refused) throw error
  }
}

function queuePlace(context: Excel.RequestContext, layout: SheetLayout, { name, replace }: DrawOptions): () => Place {
  const worksheets = context.workbook.worksheets.load('items/name')
  const old = replace === undefined ? undefined : worksheets.getItemOrNullObject(replace).load('name,position')
  return () => {
    if (old?.isNullObject) throw new HostError('sheetGone')
    const names = worksheets.items.map((sheet) => sheet.name)
    const others = names.filter((taken) => taken !== old?.name)
    const wanted = freeName(name ?? old?.name ?? layout.name, others)
    const place = { name: wanted, firstName: freeName(wanted, names) }
    return old && replace !== undefined ? { ...place, old: { id: replace, position: old.position } } : place
  }
}

function queueDrawing(context: Excel.RequestContext, layout: SheetLayout, place: Place): () => SheetId {
  const { name, firstName, old } = place
  const { worksheets } = context.workbook
  context.application.suspendScreenUpdatingUntilNextSync()
  const sheet = worksheets.add(firstName).load('id')
  draw(sheet, layout)
  protect(sheet)
  if (old) {
    sheet.position = old.position
    worksheets.getItem(old.id).delete()
  }
  if (name !== firstName) sheet.name = name
  sheet.activate()
  return () => sheet.id as SheetId
}

/**
 * Takes away what a drawing that failed has left. Not where nothing was done (somebody is typing), where the sheet of
 * this name is somebody else's (it came between our two visits), and where the old sheet is gone already.
 */
async function removeHalf(visit: Visit, { firstName, old }: Place, error: unknown): Promise<void> {
  const isOurs = error instanceof HostError
  if (isOurs && error.fault === 'cellBeingEdited') return
  if (isOurs && officeCode(error.cause) === Excel.ErrorCodes.itemAlreadyExists) return
  try {
    const oldStands = await visit((context) => {
      const sheet = old && context.workbook.worksheets.getItemOrNullObject(old.id).load('id')
      return () => !sheet?.isNullObject
    })
    if (!oldStands) return
    await visit((context) => {
      context.workbook.worksheets.getItemOrNullObject(firstName).delete()
      return () => undefined
    })
  } catch {
    // Excel refuses that as well: what it said first says why.
  }
}

function draw(sheet: Excel.Worksheet, layout: SheetLayout): void {
  drawCells(sheet, layout)
  drawLooks(sheet, layout)
  for (const merge of layout.merges) sheet.getRange(rangeName(merge)).merge()
  drawSizes(sheet, layout)
  drawValidations(sheet, layout)
  for (const [name, range] of Object.entries(layout.names)) sheet.names.add(name, sheet.getRange(rangeName(range)))
  drawView(sheet, layout)
}
