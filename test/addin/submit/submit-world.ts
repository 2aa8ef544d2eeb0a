/** A department's pane over a workbook in memory and the real app: what a clerk does, and what she sees. */
import { vi } from 'vitest'
import type { Command, EnabledCommands } from '../../../addin/office-shell.ts'
import { createSubmit, type Submit } from '../../../addin/submit/submit.ts'
import type { SubmitState } from '../../../addin/submit/submit-state.ts'
import { findDepartment } from '../../../functions/core/definition.ts'
import { cellName } from '../../../functions/core/grid.ts'
import { sheetPositions } from '../../../functions/core/sheet-positions.ts'
import { readXlsx } from '../../../functions/formats/xlsx-read.ts'
import { createTestWorld, hospital, hospitalWeek, type TestWorld, templates, wards } from '../../http/world.ts'
import { type AppFetch, callerOf, serveApp } from '../api/app-fetch.ts'
import { type MemoryExcel, openMemoryExcel } from '../memory-spreadsheet-host.ts'

export const department = 'emergency'
export const issue = '2026-1'

export interface SubmitWorld {
  readonly t: TestWorld
  readonly app: AppFetch
  readonly excel: MemoryExcel
  readonly submit: Submit
  /** Buttons of the ribbon as they were told last. */
  readonly enabled: () => EnabledCommands | undefined
  readonly press: (command: Command) => void
  readonly state: () => SubmitState
  /** Waits until the pane is as it says. */
  readonly until: (what: string, holds: (state: SubmitState) => boolean) => Promise<SubmitState>
  /** Types a filled sheet, with changes by cell. */
  readonly fill: (changes?: Readonly<Record<string, string>>) => void
  readonly sheetName: () => string
  readonly close: () => void
}

/** Cells of the department's sheet, by what they are. */
export function cells() {
  const definition = templates.definitions.find((d) => d.id === hospital)
  const own = definition && findDepartment(definition, department)
  if (!own) throw new Error('no sample')
  const at = sheetPositions(definition, own)
  const items = at.items
  if (!items) throw new Error('no items')
  return {
    reporter: cellName(at.reporter.row, at.reporter.column),
    nilReturn: cellName(at.nilReturn.row, at.nilReturn.column),
    figure: (id: string) => {
      const position = at.figures.get(id)
      if (!position) throw new Error(id)
      return cellName(position.row, position.weekColumn)
    },
    remark: (id: string) => {
      const position = at.figures.get(id)
      if (!position) throw new Error(id)
      return cellName(position.row, position.remarkColumn)
    },
    section: cellName(items.headerRow + 1, items.columns.section),
    text: cellName(items.headerRow + 1, items.columns.text),
  }
}

/** Opens the pane on an issue that nobody has reported for, or over a world that a test has made. */
export async function openSubmit({
  excel = openMemoryExcel(readSheetFile),
  t: given,
}: Partial<Pick<SubmitWorld, 'excel' | 't'>> = {}): Promise<SubmitWorld> {
  const t = given ?? (await createTestWorld())
  if (!given) await hospitalWeek(t, [])
  vi.stubGlobal('document', { visibilityState: 'visible' })
  const app = serveApp(t)
  let enabled: EnabledCommands | undefined
  const commands = new Map<Command, () => void>()
  const bulletin = templates.definitions.find((d) => d.id === hospital)
  if (!bulletin) throw new Error('no sample')
  const submit = createSubmit({
    host: excel.host,
    shell: {
      language: 'en',
      theme: { dark: false },
      onThemeChanged: () => undefined,
      onCommand: (command, run) => void commands.set(command, run),
      enableCommands: (told) => {
        enabled = told
        return Promise.resolve()
      },
      showPane: () => Promise.resolve(),
      askInDialog: () => Promise.resolve({ kind: 'blocked' }),
      supports: () => false,
    },
    caller: callerOf(department),
    bulletin: {
      bulletin: hospital,
      name: bulletin.name,
      language: bulletin.language,
      departments: [],
      roles: [],
      own: [department],
    },
    department,
    language: 'en',
    now: () => t.world.clock.now(),
  })
  const state = () => submit.store.getState()
  const sheetName = () => excel.person.sheets().at(-1) ?? ''
  return {
    t,
    app,
    excel,
    submit,
    enabled: () => enabled,
    press: (command) => commands.get(command)?.(),
    state,
    async until(what, holds) {
      await vi.waitFor(
        () => {
          if (!holds(state())) throw new Error(`not yet: ${what}`)
        },
        { timeout: 5000, interval: 5 },
      )
      return state()
    },
    fill(changes = {}) {
      const at = cells()
      const filled: Record<string, string> = { [at.reporter]: 'Ward clerk' }
      for (const [id, value] of Object.entries(wards.emergency.values)) filled[at.figure(id)] = String(value)
      for (const [cell, text] of Object.entries({ ...filled, ...changes })) excel.person.typeIn(sheetName(), cell, text)
    },
    sheetName,
    close: () => {
      submit.close()
      vi.unstubAllGlobals()
    },
  }
}

export function readSheetFile(xlsx: Uint8Array) {
  const file = readXlsx(xlsx)
  return file.ok ? file.workbook.sheets[0] : undefined
}
