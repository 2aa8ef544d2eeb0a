import { describe, expect, it } from 'vitest'
import { openDialogWindow, openExcel } from './jsdom.ts'
import { currentSets } from './office-settings.ts'
import { useExcel } from './use-excel.ts'

const excel = useExcel({ theme: 'dark' })

interface Invocation {
  readonly address: string
  onCanceled: () => void
}

/** What office.d.ts leaves out. */
interface FunctionsWindow {
  readonly CustomFunctions: {
    associate(id: string, run: (...args: never[]) => Promise<number>): void
    readonly Error: new (code: string, message?: string) => Error
    readonly ErrorCode: { readonly notAvailable: string }
  }
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await excel.settle()
}

describe('Office', () => {
  it('is Excel for Windows in the language, theme and sets that were asked for', () => {
    const { context } = excel.opened.Office
    expect([context.host, context.platform, context.displayLanguage, context.contentLanguage]).toEqual([
      'Excel',
      'PC',
      'zh-CN',
      'zh-CN',
    ])
    expect(context.officeTheme.bodyBackgroundColor).toBe('#444444')
    const has = (set: string, version: string) => context.requirements.isSetSupported(set, version)
    expect([has('ExcelApi', '1.17'), has('ExcelApi', '1.18'), has('NestedAppAuth', '1.1')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('an older Excel lacks what came later, and office.js says so itself', async () => {
    const older = await openExcel({ sets: { ...currentSets, ExcelApi: '1.6' } })
    await older.Excel.run((context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      expect(() => sheet.onChanged).toThrow(expect.objectContaining({ code: 'ApiNotFound' }) as Error)
      return Promise.resolve()
    })
    older.close()
  })

  it('the pane’s actions run by shortcut, and by a button that waits for its event to be completed', async () => {
    const { Office, pane } = excel.opened
    const runs: boolean[] = []
    Office.actions.associate('bulletin.check', (event?: Office.AddinCommands.Event) => {
      runs.push(Boolean(event))
      event?.completed()
    })
    excel.host.press('bulletin.check')
    await excel.settle()
    excel.host.press('bulletin.check', 'ribbon')
    await excel.settle()
    expect(runs).toEqual([false, true])
    expect(pane.completed).toEqual(['bulletin.check'])
  })

  it('ribbon, pane and start-up are as the add-in said last; none of it is a visit to the workbook', async () => {
    const { Office } = excel.opened
    await excel.settle()
    const before = excel.host.syncs
    const controls = [{ id: 'Bulletin.Upload', enabled: false }]
    await Office.ribbon.requestUpdate({ tabs: [{ id: 'TabHome', groups: [{ id: 'Bulletin.Group', controls }] }] })
    const modes: string[] = []
    await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
      modes.push(visibilityMode)
    })
    await Office.addin.hide()
    await Office.addin.showAsTaskpane()
    await Office.addin.setStartupBehavior(Office.StartupBehavior.load)
    await excel.settle()
    expect(excel.host.office.buttons.get('Bulletin.Upload')).toBe(false)
    expect(modes).toEqual(['Hidden', 'Taskpane'])
    expect([excel.host.office.pane, excel.host.office.startUp]).toEqual(['Visible', 'Background'])
    expect(excel.host.syncs).toBe(before)
  })

  it('a dialog speaks to the pane and is closed by either side; there is one at a time', async () => {
    const { Office } = excel.opened
    const open = () =>
      new Promise<Office.AsyncResult<Office.Dialog>>((resolve) => {
        Office.context.ui.displayDialogAsync('https://excel.example/sign-in.html', { height: 40, width: 30 }, resolve)
      })
    const { value: dialog } = await open()
    const told: unknown[] = []
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
      told.push('message' in event ? event.message : event)
    })
    dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
      told.push('error' in event ? event.error : event)
    })
    expect((await open()).status).toBe('failed')
    const [shown] = excel.host.dialogs
    expect([shown!.url, shown!.options['height']]).toEqual(['https://excel.example/sign-in.html', 40])
    shown!.message('signed in')
    dialog.messageChild('thanks')
    shown!.close()
    expect(told).toEqual(['signed in', 12_006])
    expect([shown!.received, shown!.closed]).toEqual([['thanks'], true])
    ;(await open()).value.close()
    expect(excel.host.dialogs[1]!.closed).toBe(true)
  })

  it('a dialog’s own page speaks by messageParent, and hears the pane', async () => {
    const { Office } = excel.opened
    const dialog = await new Promise<Office.Dialog>((resolve) => {
      Office.context.ui.displayDialogAsync('https://excel.example/sign-in.html', {}, ({ value }) => {
        resolve(value)
      })
    })
    const told: unknown[] = []
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
      told.push('message' in event ? event.message : event)
    })
    const { window } = await openDialogWindow(excel.host)
    const heard: unknown[] = []
    const { ui } = window.Office.context
    ui.addHandlerAsync(window.Office.EventType.DialogParentMessageReceived, (event: { readonly message: string }) => {
      heard.push(event.message)
    })
    ui.messageParent('code=1')
    dialog.messageChild('thanks')
    expect([told, heard]).toEqual([['code=1'], ['thanks']])
    dialog.close()
    window.close()
  })
})

describe('custom functions', () => {
  it('run in the pane’s own runtime: #BUSY! before the answer, an error where they say one', async () => {
    const { CustomFunctions } = excel.opened.window as unknown as FunctionsWindow
    excel.host.defineCustomFunctions('BULLETIN', ['TOTAL'])
    const calls: unknown[][] = []
    CustomFunctions.associate('TOTAL', (figure: string, issue: string, invocation: Invocation) => {
      calls.push([figure, issue, invocation.address])
      if (figure === 'none')
        return Promise.reject(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, 'no such figure'))
      return Promise.resolve(41)
    })
    excel.host.typeIn(excel.sheet, 'A1', '=BULLETIN.TOTAL("permits","2022-45")+1')
    excel.host.typeIn(excel.sheet, 'A2', '=bulletin.total("none","2022-45")')
    excel.host.typeIn(excel.sheet, 'A3', '=BULLETIN.OTHER("permits")')
    expect([0, 1, 2].map((row) => excel.sheet.value(row, 0))).toEqual([
      { error: '#BUSY!' },
      { error: '#BUSY!' },
      { error: '#NAME?' },
    ])
    await until(() => excel.sheet.value(0, 0) === 42 && !excel.host.calls.waiting)
    expect(excel.sheet.value(1, 0)).toEqual({ error: '#N/A' })
    expect(calls).toEqual([
      ['permits', '2022-45', `${excel.sheet.name}!A1`],
      ['none', '2022-45', `${excel.sheet.name}!A2`],
    ])
  })

  it('are called off when nobody wants the answer any more', async () => {
    const { CustomFunctions } = excel.opened.window as unknown as FunctionsWindow
    let called = false
    let canceled = false
    excel.host.defineCustomFunctions('BULLETIN', ['SLOW'])
    CustomFunctions.associate('SLOW', (_figure: string, invocation: Invocation) => {
      called = true
      invocation.onCanceled = () => (canceled = true)
      return new Promise<never>(() => undefined)
    })
    excel.host.typeIn(excel.sheet, 'A1', '=BULLETIN.SLOW("permits")')
    await until(() => called)
    excel.host.typeIn(excel.sheet, 'A1', '')
    await until(() => canceled)
  })
})
