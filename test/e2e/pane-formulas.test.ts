/** `=BULLETIN.…` typed into a cell of any sheet, answered by the pane's runtime (issue 3, 5). */
import { beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing } from './chromium.ts'
import { eventually } from './editor-pane.ts'
import { type, type TryPane, useTryPanes } from './try-pane.ts'

interface Figures {
  readonly totals: Readonly<Record<string, { readonly week: string; readonly yearToDate: string }>>
}

describe.skipIf(chromiumMissing !== '')(`the formulas${chromiumMissing}`, () => {
  const panes = useTryPanes('sample')
  let editor: TryPane
  beforeEach(async () => {
    editor = await panes.open({ person: 'editor' })
  })
  const shown = (cell: string) => editor.page.locator(`td[data-cell="${cell}"]`).innerText()

  it('show published figures by id or name, #VALUE! for a figure or an issue that is none, #N/A before it is published', async () => {
    await type(editor, 'A1', '=BULLETIN.TOTAL("permits-accepted","2022-45")')
    await eventually(() => shown('A1'), '#N/A')
    await panes.asEditor('POST', `issues/${panes.server.issue}/publish`, { acceptMissing: true })
    const { totals } = await panes.asEditor<Figures>('GET', `issues/${panes.server.issue}/figures`)
    const total = totals['permits-accepted']
    await type(editor, 'A2', '=BULLETIN.TOTAL("行政许可受理","2022-45")')
    await eventually(() => shown('A2'), total?.week ?? '')
    await type(editor, 'A3', '=BULLETIN.YTD("permits-accepted","2022-45")')
    await eventually(() => shown('A3'), total?.yearToDate ?? '')
    await type(editor, 'A4', '=BULLETIN.FIGURE("省发展改革委","permits-accepted","2022-45")*2')
    await eventually(() => shown('A4'), String(92 * 2))
    await type(editor, 'A5', '=BULLETIN.TOTAL("没有的指标","2022-45")')
    await eventually(() => shown('A5'), '#VALUE!')
    await type(editor, 'A6', '=BULLETIN.TOTAL("permits-accepted","2022-46")')
    await eventually(() => shown('A6'), '#VALUE!')
  })

  it('ask the server once for an issue, however many cells quote it', async () => {
    await panes.asEditor('POST', `issues/${panes.server.issue}/publish`, { acceptMissing: true })
    const asked: string[] = []
    editor.page.on('request', (request) => {
      if (request.url().endsWith('/figures')) asked.push(request.url())
    })
    for (const [row, figure] of ['permits-accepted', 'permits-completed', 'services-accepted'].entries())
      await type(editor, `B${row + 1}`, `=BULLETIN.TOTAL("${figure}","2022-45")`)
    await eventually(async () => /^\d+$/.test(await shown('B3')), true)
    expect(asked).toHaveLength(1)
  })
})
