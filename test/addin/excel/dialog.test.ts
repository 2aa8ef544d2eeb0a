/** The sign-in's dialog under the real office.js: a test plays the window. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askInDialog, tellPane } from '../../../addin/excel/dialog.ts'
import type { OpenDialog } from '../../excel-host/dialogs.ts'
import { openDialogWindow, openExcel, type OpenedExcel } from '../../excel-host/jsdom.ts'
import { statuses } from '../../excel-host/native-types.ts'

const page = 'https://excel.example/pane/sign-in.html?state=a'
let opened: OpenedExcel
beforeEach(async () => {
  opened = await openExcel()
  vi.stubGlobal('Office', opened.Office)
})
afterEach(() => {
  opened.close()
  vi.unstubAllGlobals()
  expect([opened.host.unknown, opened.errors]).toEqual([[], []])
})
const last = async (): Promise<OpenDialog> => {
  await vi.waitFor(() => {
    expect(opened.host.dialogs.length).toBeGreaterThan(0)
  })
  return opened.host.dialogs.at(-1)!
}

describe('a dialog', () => {
  it('is a window of its own, brings what its page says, and is closed then', async () => {
    const answer = askInDialog(page)
    const dialog = await last()
    expect([dialog.url, dialog.options['displayInIframe'], dialog.options['promptBeforeOpen']]).toEqual([
      page,
      false,
      false,
    ])
    dialog.message('code=c&state=a')
    expect(await answer).toEqual({ kind: 'message', text: 'code=c&state=a' })
    expect(dialog.closed).toBe(true)
  })

  it('is closed by the person, or by the pane that gives up', async () => {
    const first = askInDialog(page)
    ;(await last()).close()
    expect(await first).toEqual({ kind: 'closed' })
    const stop = new AbortController()
    const second = askInDialog(page, stop.signal)
    await vi.waitFor(() => {
      expect(opened.host.dialogs).toHaveLength(2)
    })
    const dialog = await last()
    stop.abort()
    expect(await second).toEqual({ kind: 'closed' })
    expect(dialog.closed).toBe(true)
    expect(await askInDialog(page, stop.signal)).toEqual({ kind: 'closed' })
    expect(opened.host.dialogs).toHaveLength(2)
  })

  it('that cannot be opened says so: another one is open, or the browser blocks it', async () => {
    const first = askInDialog(page)
    await last()
    expect(await askInDialog(page)).toEqual({ kind: 'blocked' })
    ;(await last()).close()
    await first
    for (const status of [statuses.dialogBlocked, 12_009]) {
      opened.host.showDialog = () => status
      expect(await askInDialog(page)).toEqual({ kind: 'blocked' })
    }
  })
})

describe('the page in a dialog', () => {
  it('tells the pane that opened it', async () => {
    const answer = askInDialog(page)
    await last()
    const { window } = await openDialogWindow(opened.host)
    vi.stubGlobal('Office', window.Office)
    expect(await tellPane('code=c')).toBe(true)
    expect(await answer).toEqual({ kind: 'message', text: 'code=c' })
  })

  it('knows when no pane did', async () => {
    vi.stubGlobal('Office', undefined)
    expect(await tellPane('code=c')).toBe(false)
    vi.stubGlobal('Office', { onReady: () => Promise.resolve({ host: null }) })
    expect(await tellPane('code=c')).toBe(false)
  })
})
