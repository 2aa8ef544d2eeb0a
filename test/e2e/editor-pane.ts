/** What an editor does in her pane and in the review sheet, for the tests of her flow; `try-pane.ts` opens them. */
import type { FrameLocator, Locator } from 'playwright-core'
import { expect } from 'vitest'
import { loadTemplates, templatesFolder } from '../../functions/local/load-templates.ts'
import { readSampleWeek, type SampleDepartment } from '../../functions/local/sample-week.ts'
import type { TryServer } from '../excel-host/try-server.ts'
import { sendSheet } from '../excel-host/try-week.ts'
import { choose, type TryPane } from './try-pane.ts'

/** Waits until something that comes after a pause or an answer is as wanted; else says how it was at last. */
export const eventually = async <T>(read: () => T | Promise<T>, wanted: T): Promise<void> => {
  await expect.poll(read, { timeout: 20_000 }).toEqual(wanted)
}

export const turnTo = ({ pane }: TryPane, tab: string): Promise<void> =>
  pane.getByRole('tab', { name: tab, exact: true }).click()

/** The bulletin as the pane shows it now; of its two frames the one that is seen. */
export const previewOf = ({ pane }: TryPane): FrameLocator =>
  pane.frameLocator('iframe[srcdoc]:not([aria-hidden="true"])')

/** 汇总, until the review sheet stands and its page is shown. */
export async function merge(editor: TryPane): Promise<void> {
  await turnTo(editor, '审校')
  await editor.button('汇总').click()
  await editor.pane.getByText('审校表已画好').waitFor()
  await previewOf(editor).locator('h1').first().waitFor()
}

/** 保存审校, until it is said that it is saved. */
export async function saveReview(editor: TryPane, revision: number): Promise<void> {
  await editor.button('保存审校').click()
  await editor.pane.getByText(`审校已保存，第 ${revision} 稿。`).waitFor()
}

/** An item of the pane's list, by its id ("housing#1"). */
export const item = ({ pane }: TryPane, id: string): Locator =>
  pane.locator('li', { has: pane.locator(`[data-item="${id}"]`) })

/** Opens an item's details, unless they are open. */
export async function openItem(editor: TryPane, id: string): Promise<Locator> {
  const row = item(editor, id)
  const head = row.locator('[data-item]')
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click()
  return row
}

/** Items of the pane's list in its order, by id. */
export const listed = ({ pane }: TryPane): Promise<string[]> =>
  pane.locator('[data-item]').evaluateAll((items) => items.map((one) => one.getAttribute('data-item') ?? ''))

/** The row of the review sheet in which an item stands, from 1. */
export async function rowOfItem({ page }: TryPane, id: string): Promise<number> {
  const row = await page.evaluate((source) => {
    const sheet = window.excelHost?.workbook.active
    for (let at = 0; sheet && at < 200; at++) {
      const said = sheet.value(at, 7)
      if (typeof said === 'string' && said.startsWith(`${source}@`)) return at
    }
    return -1
  }, id)
  if (row < 0) throw new Error(`${id} is on no row of the sheet`)
  return row + 1
}

/** What a cell of the sheet in front holds. */
export const valueAt = ({ page }: TryPane, name: string): Promise<unknown> =>
  page.evaluate((at) => {
    const [, letters = '', digits = ''] = /^([A-Z])(\d+)$/.exec(at) ?? []
    return window.excelHost?.workbook.active.value(Number(digits) - 1, letters.charCodeAt(0) - 65)
  }, name)

/** Types on at the end of a cell. */
export async function typeOn(editor: TryPane, name: string, text: string): Promise<void> {
  await choose(editor, name)
  await editor.page.keyboard.press('F2')
  await editor.page.keyboard.type(text)
  await editor.page.keyboard.press('Enter')
}

/** A department of the sample sends its sheet, with what is changed of it. */
export async function sendAs(
  server: TryServer,
  department: string,
  change: (sample: SampleDepartment) => Partial<SampleDepartment> = () => ({}),
): Promise<void> {
  const { definitions } = await loadTemplates(templatesFolder)
  const definition = definitions.find(({ id }) => id === server.bulletin)
  const { departments } = await readSampleWeek(templatesFolder, server.bulletin, server.issue)
  const sample = departments.find((one) => one.department === department)
  if (!definition || !sample) throw new Error(`The sample has nothing for ${department}`)
  const { url, tokenOf } = server
  await sendSheet({ url, tokenOf, definition }, server.issue, department, { ...sample, ...change(sample) })
}
