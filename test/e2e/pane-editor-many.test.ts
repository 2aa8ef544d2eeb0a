/** Eighty departments: the review sheet of all of them, and how often Excel is asked. */
import { describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { eventually, merge, typeOn } from './editor-pane.ts'
import { useTryPanes } from './try-pane.ts'

describe.skipIf(chromiumMissing !== '')(`the editor’s pane for 80 departments${chromiumMissing}`, () => {
  const panes = useTryPanes({ many: 80 })

  it('merges them all, and reads the sheet after an edit in one request', { timeout: 120_000 }, async () => {
    const editor = await panes.open({ person: 'editor' })
    const { page, pane } = editor
    await pane.getByRole('button', { name: /^全部\s*80$/ }).waitFor()
    await merge(editor)
    await pane.getByText(/已汇总 80 个部门/).waitFor()
    const syncs = () => page.evaluate(() => window.excelHost?.syncs ?? 0)
    // The look into the workbook after drawing is over.
    await page.waitForTimeout(1500)
    await typeOn(editor, 'E5', '第一次')
    await pane.getByText('有修改尚未保存', { exact: true }).waitFor()
    await page.waitForTimeout(1000)
    const before = await syncs()
    await typeOn(editor, 'E5', '再改。')
    await eventually(syncs, before + 1)
    await page.waitForTimeout(1000)
    expect(await syncs()).toBe(before + 1)
  })
})
