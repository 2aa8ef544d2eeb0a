import { afterEach, describe, expect, it, vi } from 'vitest'
import type { OfficeShell } from '../../../addin/office-shell.ts'
import { startOffice } from '../../../addin/excel/start-office.ts'
import { openExcel, type OpenedExcel, type OpenOptions } from '../../excel-host/jsdom.ts'
import { currentSets } from '../../excel-host/office-settings.ts'

let opened: OpenedExcel | undefined
afterEach(() => {
  const { host, errors = [] } = opened ?? {}
  opened?.close()
  opened = undefined
  vi.unstubAllGlobals()
  expect(host?.unknown ?? []).toEqual([])
  expect(errors).toEqual([])
})

async function open(options: OpenOptions = {}): Promise<OpenedExcel> {
  opened = await openExcel(options)
  vi.stubGlobal('Excel', opened.Excel)
  vi.stubGlobal('Office', opened.Office)
  vi.stubGlobal('window', opened.window)
  vi.stubGlobal('document', opened.window.document)
  return opened
}

async function shellOf(options: OpenOptions = {}): Promise<OfficeShell> {
  await open(options)
  const start = await startOffice()
  if (start.kind !== 'ready') throw new Error(start.kind)
  return start.shell
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('the pane finds', () => {
  it('that office.js did not load', async () => {
    expect(await startOffice()).toEqual({ kind: 'noOfficeJs' })
  })

  it('that the part of office.js for Excel did not load', async () => {
    await open()
    vi.stubGlobal('Excel', undefined)
    expect(await startOffice()).toEqual({ kind: 'noOfficeJs' })
  })

  it.each([null, 'Word'])('that it is not in Excel but in %s', async (host) => {
    vi.stubGlobal('Office', { onReady: () => Promise.resolve({ host }), HostType: { Excel: 'Excel' } })
    expect(await startOffice()).toEqual({ kind: 'notExcel' })
  })

  it('that Excel is too old, and what it lacks', async () => {
    await open({ sets: { ...currentSets, ExcelApi: '1.8' } })
    expect(await startOffice()).toEqual({ kind: 'tooOld', missing: 'ExcelApi 1.9' })
  })

  it('Excel’s language and theme', async () => {
    expect(await shellOf({ language: 'zh-CN', theme: 'black' })).toMatchObject({
      language: 'zh-CN',
      theme: { dark: true },
    })
    opened!.close()
    expect(await shellOf({ language: 'en-US', theme: 'light' })).toMatchObject({
      language: 'en',
      theme: { dark: false },
    })
    opened!.close()
    expect(await shellOf({ language: 'zh-TW' })).toMatchObject({ language: 'zh-CN' })
  })
})

describe('the shell', () => {
  it.each(['shortcut', 'ribbon'] as const)('runs a command from the %s, and the button stops turning', async (from) => {
    const shell = await shellOf()
    const run = vi.fn()
    shell.onCommand('bulletin.check', run)
    opened!.host.press('bulletin.check', from)
    await settle()
    expect(run).toHaveBeenCalledTimes(1)
    expect(opened!.pane.completed).toEqual(from === 'ribbon' ? ['bulletin.check'] : [])
  })

  it('enables and disables the ribbon’s buttons by the ids of the manifest', async () => {
    const shell = await shellOf()
    await shell.enableCommands({ check: true, upload: false, merge: true })
    const { buttons } = opened!.host.office
    expect([...buttons]).toEqual([
      ['Bulletin.Check', true],
      ['Bulletin.Upload', false],
      ['Bulletin.Merge', true],
    ])
  })

  it('leaves the ribbon as it is where it cannot be changed', async () => {
    const shell = await shellOf({ sets: { ExcelApi: '1.9' } })
    await shell.enableCommands({ check: true, upload: true, merge: true })
    await shell.showPane()
    expect([...opened!.host.office.buttons]).toEqual([])
  })

  it('opens the pane where it is closed', async () => {
    const shell = await shellOf()
    opened!.host.showPane('Background')
    await shell.showPane()
    expect(opened!.host.office.pane).toBe('Visible')
  })
})
