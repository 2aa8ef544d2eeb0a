/** The page around the pane in a real browser: what a person does in the sheet. */
import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing, openChromium } from '../../e2e/chromium.ts'
import { startTryServer, type TryServer } from '../try-server.ts'
import {
  activeCell,
  barePane,
  cell,
  choose,
  type OpenedPage,
  openTryPage,
  paneOf,
  putOnClipboard,
  typeIn,
} from './try-page.ts'

/** Expects in a moment; patient, for the machine may be busy. */
const poll = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })

let browser: Browser
let server: TryServer
let opened: OpenedPage
let page: Page

describe.skipIf(chromiumMissing !== '')(`the page around the pane${chromiumMissing}`, () => {
  beforeAll(async () => {
    browser = await openChromium()
    server = await startTryServer({ week: 'empty', panePage: barePane })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    opened = await openTryPage(browser, server.page)
    ;({ page } = opened)
  })
  afterEach(async () => {
    await page.context().close()
    expect(opened.faults).toEqual([])
  })

  describe('typing', () => {
    it('enters by Enter and Tab as Excel does: Enter goes back under the cell where the row began', async () => {
      await choose(page, 'B2')
      for (const key of ['12.5%', 'Tab', '2022-12-30', 'Tab', '甲', 'Enter']) {
        if (key === 'Tab' || key === 'Enter') await page.keyboard.press(key)
        else await page.keyboard.type(key)
      }
      await page.waitForSelector('td.active[data-cell="B3"]')
      expect(await page.locator('tr:nth-child(2) td').allInnerTexts()).toEqual(
        expect.arrayContaining(['12.50%', '2022/12/30', '甲']),
      )
    })

    it('computes formulas, and shows them in the formula bar', async () => {
      await typeIn(page, 'A1', '40')
      await typeIn(page, 'A2', '=A1*2+2')
      await choose(page, 'A2')
      expect(await cell(page, 'A2').innerText()).toBe('82')
      expect(await page.getByLabel('编辑栏').first().inputValue()).toBe('=A1*2+2')
    })

    it('Escape leaves the cell as it was, F2 types on in it, Alt+Enter begins a line', async () => {
      await typeIn(page, 'A1', '一')
      await choose(page, 'A1')
      await page.keyboard.type('别的')
      await page.keyboard.press('Escape')
      expect(await cell(page, 'A1').innerText()).toBe('一')
      await page.keyboard.press('F2')
      await page.keyboard.press('Alt+Enter')
      await page.keyboard.type('二')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => window.excelHost?.workbook.active.value(0, 0))).toBe('一\n二')
    })

    it('tells the host while a cell is being edited', async () => {
      const editing = () => page.evaluate(() => window.excelHost?.editing !== undefined)
      await choose(page, 'A1')
      expect(await editing()).toBe(false)
      await page.keyboard.type('1')
      expect(await editing()).toBe(true)
      await page.keyboard.press('Enter')
      expect(await editing()).toBe(false)
    })

    it('undoes what was typed, and not once the add-in has written', async () => {
      await typeIn(page, 'A1', '旧')
      await typeIn(page, 'A1', '新')
      await page.keyboard.press('Control+z')
      await poll(() => cell(page, 'A1').innerText()).toBe('旧')
      const pane = await paneOf(page)
      await pane.evaluate(() =>
        Excel.run((context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange('B1').values = [[1]]
          return context.sync()
        }),
      )
      await page.keyboard.press('Control+z')
      await cell(page, 'B1').getByText('1').waitFor()
      expect(await cell(page, 'A1').innerText()).toBe('旧')
    })

    it('moves by arrows, extends by Shift, jumps by Ctrl, and goes where the name box says', async () => {
      await typeIn(page, 'A1', '1')
      await typeIn(page, 'A2', '2')
      await choose(page, 'A1')
      await page.keyboard.press('Control+ArrowDown')
      await page.waitForSelector('td.active[data-cell="A2"]')
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Shift+ArrowUp')
      await poll(() => page.locator('td[aria-selected="true"]').count()).toBe(4)
      await page.getByLabel('名称框').fill('C5:D6')
      await page.getByLabel('名称框').press('Enter')
      await page.waitForSelector('td.active[data-cell="C5"]')
      expect(await page.locator('td[aria-selected="true"]').count()).toBe(4)
    })
  })

  describe('validation', () => {
    beforeEach(() =>
      page.evaluate(() => {
        const host = window.excelHost
        const sheet = host?.workbook.active
        if (!host || !sheet) throw new Error('There is no host')
        const alert = (style: 'Stop' | 'Warning') => ({
          showAlert: true,
          style,
          title: '本期数',
          message: '只填整数。',
        })
        const prompt = { showPrompt: true, title: '栏目', message: '从列表中选择。' }
        const list = { kind: 'list', source: '是,否', inCellDropDown: true } as const
        const whole = { kind: 'wholeNumber', operator: 'GreaterThanOrEqualTo', formula1: 0 } as const
        const at = (row: number) => ({ row, column: 0, rows: 1, columns: 1 })
        sheet.setValidation(at(0), { rule: list, ignoreBlanks: true, prompt, errorAlert: alert('Stop') })
        sheet.setValidation(at(1), {
          rule: whole,
          ignoreBlanks: true,
          prompt: { ...prompt, title: '', message: '' },
          errorAlert: alert('Stop'),
        })
        sheet.setValidation(at(2), {
          rule: whole,
          ignoreBlanks: true,
          prompt: { ...prompt, title: '', message: '' },
          errorAlert: alert('Warning'),
        })
        host.workbook.notify({ kind: 'look', sheet })
      }),
    )

    it('shows its prompt, and the choices of a list by arrow and by Alt+Down', async () => {
      await choose(page, 'A1')
      await page.getByRole('note').getByText('从列表中选择。').waitFor()
      await page.getByRole('button', { name: '下拉选项' }).click()
      await page.getByRole('option', { name: '否' }).click()
      await poll(() => cell(page, 'A1').innerText()).toBe('否')
      await page.keyboard.press('Alt+ArrowDown')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await poll(() => cell(page, 'A1').innerText()).toBe('是')
    })

    it('stops what does not fit with the sheet’s own words: retry types on, cancel leaves the cell', async () => {
      await typeIn(page, 'A2', '约四百')
      const dialog = page.getByRole('dialog', { name: '本期数' })
      await dialog.getByText('只填整数。').waitFor()
      await dialog.getByRole('button', { name: '重试' }).click()
      expect(await page.locator('.cell-editor').inputValue()).toBe('约四百')
      await page.keyboard.type('400')
      await page.keyboard.press('Enter')
      await poll(() => cell(page, 'A2').innerText()).toBe('400')
      await typeIn(page, 'A2', '1.5')
      await dialog.getByRole('button', { name: '取消' }).click()
      expect(await cell(page, 'A2').innerText()).toBe('400')
    })

    it('a warning asks, and writes only on yes', async () => {
      await typeIn(page, 'A3', '1.5')
      const dialog = page.getByRole('dialog', { name: '本期数' })
      await dialog.getByText('是否继续？').waitFor()
      expect(await page.evaluate(() => window.excelHost?.workbook.active.value(2, 0))).toBeNull()
      await dialog.getByRole('button', { name: '是', exact: true }).click()
      await poll(() => cell(page, 'A3').innerText()).toBe('1.5')
    })

    it('lets anything be pasted, as Excel does', async () => {
      await putOnClipboard(page, '约四百')
      await choose(page, 'A2')
      await page.keyboard.press('Control+v')
      await poll(() => cell(page, 'A2').innerText()).toBe('约四百')
    })
  })

  describe('a protected sheet', () => {
    beforeEach(async () => {
      await (
        await paneOf(page)
      ).evaluate(() =>
        Excel.run((context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet()
          sheet.getRange('B2:B3').format.protection.locked = false
          sheet.protection.protect()
          return context.sync()
        }),
      )
    })

    it('refuses to type in, to clear and to paste over locked cells, with Excel’s words', async () => {
      const dialog = page.getByRole('dialog')
      const refuse = async (run: () => Promise<void>) => {
        await run()
        await dialog.getByText('受保护').waitFor()
        await dialog.getByRole('button', { name: '确定' }).click()
      }
      await choose(page, 'A1')
      await refuse(() => page.keyboard.type('1'))
      await refuse(() => page.keyboard.press('Delete'))
      await putOnClipboard(page, '1\t2')
      await choose(page, 'B2')
      await refuse(() => page.keyboard.press('Control+v'))
      expect(await cell(page, 'B2').innerText()).toBe('')
      await typeIn(page, 'B2', '12')
      await poll(() => cell(page, 'B2').innerText()).toBe('12')
    })

    it('lets Tab go from one open cell to the next, and no row be inserted', async () => {
      await choose(page, 'B2')
      await page.keyboard.press('Tab')
      await page.waitForSelector('td.active[data-cell="B3"]')
      await page.keyboard.press('Tab')
      await page.waitForSelector('td.active[data-cell="B2"]')
      await cell(page, 'B2').click({ button: 'right' })
      await page.getByRole('menuitem', { name: '插入行' }).click()
      await page.getByRole('dialog').getByText('受保护').waitFor()
      await page.keyboard.press('Enter')
    })
  })

  describe('the clipboard', () => {
    it('spreads cells of a table, quoted line breaks too, and gives them back', async () => {
      await putOnClipboard(page, '指标\t数\r\n"甲\n乙"\t12\r\n')
      await choose(page, 'C3')
      await page.keyboard.press('Control+v')
      await poll(() => cell(page, 'D4').innerText()).toBe('12')
      expect(await page.evaluate(() => window.excelHost?.workbook.active.value(3, 2))).toBe('甲\n乙')
      expect(await page.locator('td[aria-selected="true"]').count()).toBe(4)
      await page.keyboard.press('Control+c')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('指标\t数\r\n"甲\n乙"\t12')
    })
  })

  describe('sheets', () => {
    it('are added, turned to, renamed by double click and deleted', async () => {
      await typeIn(page, 'A1', '第一')
      await page.getByRole('button', { name: '新建工作表' }).click()
      const tab = page.getByRole('tab', { name: 'Sheet2' })
      await tab.waitFor()
      expect(await cell(page, 'A1').innerText()).toBe('')
      await tab.dblclick()
      await page.getByRole('textbox', { name: '重命名' }).fill('sheet1')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('同名').waitFor()
      await page.keyboard.press('Enter')
      await tab.dblclick()
      await page.getByRole('textbox', { name: '重命名' }).fill('本周')
      await page.keyboard.press('Enter')
      await page.getByRole('tab', { name: 'Sheet1' }).click()
      await poll(() => cell(page, 'A1').innerText()).toBe('第一')
      await page.getByRole('tab', { name: '本周' }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: '删除' }).click()
      await poll(() => page.getByRole('tab').allInnerTexts()).toEqual(['Sheet1'])
    })
  })

  describe('files', () => {
    it('a workbook goes out as .xlsx and comes in again', async () => {
      await typeIn(page, 'B2', '12.5%')
      await page.getByRole('button', { name: '文件' }).click()
      const saved = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: '另存为 .xlsx' }).click()
      const bytes = await readFile(await (await saved).path())
      expect(bytes.subarray(0, 2).toString()).toBe('PK')
      await typeIn(page, 'B2', '别的')
      await page.getByRole('button', { name: '文件' }).click()
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('menuitem', { name: '打开 .xlsx…' }).click()
      await (await chooser).setFiles({ name: '周报.xlsx', mimeType: 'application/octet-stream', buffer: bytes })
      await page.getByRole('heading', { name: '周报.xlsx' }).waitFor()
      await poll(() => cell(page, 'B2').innerText()).toBe('12.50%')
    })

    it('what is no .xlsx is refused, and the workbook stays', async () => {
      await typeIn(page, 'B2', '在')
      await page.getByRole('button', { name: '文件' }).click()
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('menuitem', { name: '打开 .xlsx…' }).click()
      await (
        await chooser
      ).setFiles({ name: 'a.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no') })
      await page.getByRole('dialog').getByText('打不开').waitFor()
      await page.keyboard.press('Enter')
      expect(await cell(page, 'B2').innerText()).toBe('在')
    })

    it('the workbook survives a reload of the page, another tab has its own, a new one is empty', async () => {
      await typeIn(page, 'A1', '留下')
      await page.reload()
      await poll(() => cell(page, 'A1').innerText()).toBe('留下')
      await page.getByRole('button', { name: '文件' }).click()
      const another = page.context().waitForEvent('page')
      await page.getByRole('menuitem', { name: '再开一个工作簿' }).click()
      const second = await another
      await second.waitForSelector('.sheet td')
      expect(await cell(second, 'A1').innerText()).toBe('')
      await page.getByRole('button', { name: '文件' }).click()
      await page.getByRole('menuitem', { name: '新建工作簿' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '新建工作簿' }).click()
      await poll(() => cell(page, 'A1').innerText()).toBe('')
    })
  })

  describe('the add-in', () => {
    it('enables the buttons of its group, and is run by them, by its keys and by the cell’s menu', async () => {
      const button = page.getByRole('button', { name: '校验' })
      expect(await button.getAttribute('aria-disabled')).toBe('true')
      const pane = await paneOf(page)
      await pane.evaluate(async () => {
        const ran: string[] = []
        Object.assign(window, { ran })
        for (const id of ['bulletin.check', 'bulletin.goToFinding']) {
          Office.actions.associate(id, (event?: Office.AddinCommands.Event) => {
            ran.push(id)
            event?.completed()
          })
        }
        const controls = [{ id: 'Bulletin.Check', enabled: true }]
        await Office.ribbon.requestUpdate({ tabs: [{ id: 'TabHome', groups: [{ id: 'Bulletin.Group', controls }] }] })
      })
      await poll(() => button.getAttribute('aria-disabled')).toBeNull()
      await button.click()
      await choose(page, 'B2')
      await page.keyboard.press('Control+Shift+Alt+k')
      await cell(page, 'B2').click({ button: 'right' })
      await page.getByRole('menuitem', { name: '简报：查看问题' }).click()
      const ran = () => pane.evaluate(() => (window as { ran?: readonly string[] }).ran)
      await poll(async () => (await ran())?.length).toBe(3)
      expect(await ran()).toEqual(['bulletin.check', 'bulletin.check', 'bulletin.goToFinding'])
    })

    it('draws its writes, and its runtime goes on while the pane is closed', async () => {
      const pane = await paneOf(page)
      await page.getByRole('button', { name: '关闭窗格' }).click()
      await page.getByRole('complementary').waitFor({ state: 'hidden' })
      await pane.evaluate(() =>
        Excel.run((context) => {
          const sheet = context.workbook.worksheets.add('填报表')
          sheet.getRange('B2:C2').merge()
          sheet.getRange('B2').values = [['标题']]
          sheet.getRange('B3').values = [[1234.5]]
          sheet.getRange('B3').numberFormat = [['#,##0.00']]
          sheet.getRange('B3').format.fill.color = '#FFF9DB'
          const rule = sheet.getRange('B4').conditionalFormats.add(Excel.ConditionalFormatType.custom)
          rule.custom.rule.formula = '=TRUE'
          rule.custom.format.fill.color = '#FFC7CE'
          sheet.freezePanes.freezeRows(2)
          sheet.getRange('5:5').rowHidden = true
          sheet.activate()
          return context.sync()
        }),
      )
      await poll(() => cell(page, 'B3').innerText()).toBe('1,234.50')
      const color = (name: string) => cell(page, name).evaluate((td) => getComputedStyle(td).backgroundColor)
      expect([await color('B3'), await color('B4')]).toEqual(['rgb(255, 249, 219)', 'rgb(255, 199, 206)'])
      await pane.evaluate(() =>
        Excel.run((context) => {
          const formats = context.workbook.worksheets.getActiveWorksheet().getRange('B3').conditionalFormats
          const rule = formats.add(Excel.ConditionalFormatType.custom)
          rule.custom.rule.formula = '=TRUE'
          rule.custom.format.fill.color = '#FFE0A3'
          return context.sync()
        }),
      )
      await poll(() => color('B3')).toBe('rgb(255, 224, 163)')
      await pane.evaluate(() =>
        Excel.run((context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange().conditionalFormats.clearAll()
          return context.sync()
        }),
      )
      await poll(() => color('B3')).toBe('rgb(255, 249, 219)')
      expect(await cell(page, 'B2').getAttribute('colspan')).toBe('2')
      expect(await cell(page, 'A2').evaluate((td) => getComputedStyle(td).position)).toBe('sticky')
      expect(await cell(page, 'A5').isVisible()).toBe(false)
      await page.getByRole('button', { name: '打开', exact: true }).click()
      await page.getByRole('complementary').waitFor()
    })

    it('sees the language and the theme that are chosen, and a fault when one is', async () => {
      await page.getByLabel('主题').selectOption('dark')
      await poll(async () => (await paneOf(page)).evaluate(() => Office.context.officeTheme.bodyBackgroundColor)).toBe(
        '#444444',
      )
      await page.getByLabel('语言').selectOption('en')
      await page.getByRole('button', { name: 'Check' }).waitFor()
      expect(await (await paneOf(page)).evaluate(() => Office.context.displayLanguage)).toBe('en-US')
      await page.getByRole('button', { name: 'Faults' }).click()
      await page.getByRole('menuitem', { name: 'AccessDenied' }).click()
      const code = await (
        await paneOf(page)
      ).evaluate(() =>
        Excel.run((context) => {
          context.workbook.load('name')
          return context.sync()
        }).catch((error: unknown) => (error as { readonly code: string }).code),
      )
      expect(code).toBe('AccessDenied')
    })
  })

  describe('drawing', () => {
    it('a sheet of 600 rows and 40 columns is all there, and typing draws no cell but its own again', async () => {
      await page.evaluate(() => {
        const host = window.excelHost
        const sheet = host?.workbook.active
        if (!host || !sheet) throw new Error('There is no host')
        for (let row = 0; row < 600; row++)
          for (let column = 0; column < 40; column++) sheet.setContent(row, column, { value: row * column })
        host.workbook.notify({ kind: 'look', sheet })
      })
      await cell(page, 'AN600').waitFor()
      expect(await cell(page, 'AN600').innerText()).toBe(String(599 * 39))
      await choose(page, 'B2')
      await page.evaluate(() => {
        const drawn = new Set<string>()
        const table = document.querySelector('.sheet')
        if (!table) throw new Error('There is no sheet')
        new MutationObserver((changes) => {
          for (const { target } of changes) drawn.add((target as Element).getAttribute('data-cell') ?? '?')
        }).observe(table, { childList: true, subtree: true })
        Object.assign(window, { drawn })
      })
      await page.keyboard.type('77')
      await page.keyboard.press('Enter')
      await poll(() => cell(page, 'B2').innerText()).toBe('77')
      expect(await page.evaluate('[...drawn]')).toEqual(['B2'])
    })

    it('inserted rows move what is below, with formulas', async () => {
      await typeIn(page, 'A1', '1')
      await typeIn(page, 'A2', '2')
      await typeIn(page, 'A3', '=SUM(A1:A2)')
      await cell(page, 'A2').click({ button: 'right' })
      await page.getByRole('menuitem', { name: '插入行' }).click()
      await poll(() => cell(page, 'A4').innerText()).toBe('3')
      await typeIn(page, 'A2', '10')
      await poll(() => cell(page, 'A4').innerText()).toBe('13')
    })
  })

  it.each([['dark, English', 'dark', 'en']])(
    '%s: axe finds nothing, not in a menu, a list or a message either',
    async (_name, theme, language) => {
      await page.goto(`${server.page}?theme=${theme}&language=${language}`)
      await page.waitForSelector('.sheet td')
      const check = async () => {
        const { violations } = await new AxeBuilder({ page })
          .exclude('iframe')
          // Cells are all alike, and many.
          .exclude('tbody tr:nth-child(n + 6)')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([])
      }
      await check()
      await cell(page, 'B2').click({ button: 'right' })
      await page.getByRole('menu').waitFor()
      await check()
      await page.keyboard.press('Escape')
      await typeIn(page, 'B2', '=1+')
      await page.getByRole('dialog').waitFor()
      await check()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
    },
  )

  it('can be used by keys alone: F6 goes from the sheet to its tabs, the pane and the ribbon', async () => {
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName)
    await paneOf(page)
    expect(await focused()).toBe('TEXTAREA')
    await page.keyboard.press('F6')
    expect(await focused()).toBe('tab')
    await page.keyboard.press('F6')
    expect(await focused()).toBe('IFRAME')
    await page.keyboard.press('F6')
    expect(await focused()).toBe('BUTTON')
    await page.keyboard.press('F6')
    expect(await activeCell(page)).toBe('A1')
    expect(await focused()).toBe('TEXTAREA')
  })
})
