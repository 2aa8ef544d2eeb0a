import AxeBuilder from '@axe-core/playwright'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleWebPage, webPagePolicy } from '../../functions/local/web-page.ts'
import {
  type CannedServer,
  errors,
  hospital,
  issue44,
  issue45,
  notice,
  openCannedServer,
  problem,
  received,
  refusal,
  statusOf,
  warning,
  warning2,
  weekly,
} from './canned-api.ts'
import { openChromium } from './chromium.ts'

let browser: Browser
let server: CannedServer
/** What went wrong in a page besides what its test is about; each test must leave it empty. */
let faults: string[]

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = await openCannedServer()
  faults = []
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await server.close()
  expect(faults).toEqual([])
})

/** The page before anybody has signed in. */
async function openGate(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1100, height: 800 }, ...options })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // Chromium itself logs each answer that is no success; a breach of the policy is logged too.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  await page.goto(server.url)
  await page.waitForSelector('#signIn')
  return page
}

async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openGate(options)
  await page.click('#signIn')
  await page.waitForSelector('#department, #bulletin, .panel')
  return page
}

const sheet = (name = '填报表.xlsx', text = 'PK one') => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})
async function chooseDepartment(page: Page, department = 'ecology'): Promise<void> {
  await page.selectOption('#department', department)
  await page.waitForSelector('.badge')
}
async function send(page: Page, file = sheet()): Promise<void> {
  await page.setInputFiles('#file', file)
  await page.click('#send')
}
const sent = () => server.asked.filter((request) => request.method === 'PUT')
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
const announced = (page: Page): Promise<string> => page.innerText('#announcer')

async function dropFiles(page: Page, onto: string, ...names: string[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const name of all) transfer.items.add(new File(['PK dropped'], name))
    return transfer
  }, names)
  await page.dispatchEvent(onto, 'dragenter', { dataTransfer })
  await page.dispatchEvent(onto, 'drop', { dataTransfer })
}

describe('a sheet on its way', () => {
  it('by mouse: template, refused, marked-up copy, corrected, reasons, receipt', async () => {
    server.script.puts = [refusal(...errors, warning, notice), refusal(warning, warning2), received(3, { late: true })]
    const page = await openPage()
    await chooseDepartment(page)
    expect(await page.inputValue('#issue')).toBe('2022-45')
    expect(await page.innerText('.countdown')).toBe('还有 1 天 2 小时')

    const template = await Promise.all([page.waitForEvent('download'), page.click('#template')])
    expect(template[0].suggestedFilename()).toBe('生态环境厅 第45期.xlsx')
    const chooser = await Promise.all([page.waitForEvent('filechooser'), page.click('label[for=file]')])
    await chooser[0].setFiles(sheet())
    await page.click('#send')

    await page.waitForSelector('.findings.error')
    expect(await page.locator('.findings.error li').count()).toBe(3)
    expect(await page.innerText('.findings.warning li')).toContain('是上期的 10.5 倍')
    expect([await focused(page), await announced(page)]).toEqual([
      'outcome-heading',
      '3 处错误，1 处需要说明，1 条提示',
    ])
    expect(await page.locator('#send').count()).toBe(0)
    await page.fill('#reason-3', '年末集中办理')
    const copy = await Promise.all([page.waitForEvent('download'), page.click('#markedUp')])
    expect(copy[0].suggestedFilename()).toBe('生态环境厅 标注.xlsx')
    expect(server.asked.at(-1)).toMatchObject({ method: 'POST', reasons: { 'jump@D6': '年末集中办理' } })

    await send(page, sheet('改好.xlsx', 'PK two'))
    await page.waitForSelector('.findings.error', { state: 'detached' })
    expect(await page.inputValue('#reason-0')).toBe('年末集中办理')
    await page.click('#send')
    expect(await focused(page)).toBe('reason-1')
    expect(await page.getAttribute('#reason-1', 'aria-invalid')).toBe('true')
    await page.fill('#reason-1', '数据按本期填写')
    await page.click('#send')

    await page.waitForSelector('#receipt')
    const receipt = await page.innerText('#receipt')
    for (const part of ['2022年12月30日星期五 16:21', '第 3 次', '迟报', '3f9a 12c0 77be', '生态环境厅'])
      expect(receipt).toContain(part)
    expect([await focused(page), await announced(page)]).toEqual(['outcome-heading', '报送成功'])
    expect(sent()).toMatchObject([
      { token: 'access-1', language: 'zh-CN', fileName: '填报表.xlsx', reasons: {}, body: Buffer.from('PK one') },
      { fileName: '改好.xlsx', reasons: { 'jump@D6': '年末集中办理' }, body: Buffer.from('PK two') },
      { reasons: { 'jump@D6': '年末集中办理', 'other_issue@': '数据按本期填写' }, body: Buffer.from('PK two') },
    ])
  })

  it('by keyboard alone: every step is reached by Tab and pressed by Enter or Space, and focus is never lost', async () => {
    server.script.puts = [refusal(warning), received()]
    const page = await openPage()
    const tabTo = async (id: string): Promise<void> => {
      for (let i = 0; i < 20 && (await focused(page)) !== id; i++) await page.keyboard.press('Tab')
      expect(await focused(page)).toBe(id)
    }
    await tabTo('department')
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.badge')
    expect([await focused(page), await page.inputValue('#department')]).toEqual(['department', 'ecology'])
    await tabTo('issue')
    await tabTo('template')
    const template = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(template[0].suggestedFilename()).toMatch(/\.xlsx$/)
    await tabTo('file')
    const outline = await page.evaluate(() => getComputedStyle(document.querySelector('label[for=file]')!).outlineStyle)
    expect(outline).toBe('solid')
    const chooser = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
    await chooser[0].setFiles(sheet())
    await page.waitForSelector('#send')
    expect([await focused(page), await announced(page)]).toEqual(['file', '已选择 填报表.xlsx，尚未报送'])
    await tabTo('send')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.findings')
    expect(await focused(page)).toBe('outcome-heading')
    await tabTo('reason-0')
    await page.keyboard.type('年末集中办理')
    await tabTo('send')
    await page.keyboard.press('Space')
    await page.waitForSelector('#receipt')
    await tabTo('print')
    await tabTo('startAgain')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#receipt', { state: 'detached' })
    expect(await focused(page)).toBe('file')
  })

  it('dropped anywhere on the page, alone; several at once are turned back', async () => {
    const page = await openPage()
    await chooseDepartment(page)
    await dropFiles(page, 'h1', '一.xlsx', '二.xlsx')
    await page.waitForSelector('text=一次只能报送一个文件')
    await dropFiles(page, '.drop', '一.xlsx')
    await page.waitForSelector('.file-name')
    expect(await page.innerText('.file-name')).toBe('一.xlsx')
    expect(await page.locator('text=一次只能报送一个文件').count()).toBe(0)
    await page.click('#send')
    await page.waitForSelector('#receipt')
    expect(sent()[0]?.body.toString()).toBe('PK dropped')
  })

  it('goes once, however often the button is pressed', async () => {
    server.script.puts = [received(1, { delay: 300 })]
    const page = await openPage()
    await chooseDepartment(page)
    await page.setInputFiles('#file', sheet())
    await page.waitForSelector('#send')
    await page.evaluate(() => {
      const button = document.getElementById('send')!
      button.click()
      button.click()
    })
    await page.keyboard.press('Enter')
    expect(await page.innerText('#send')).toBe('正在报送…')
    await page.waitForSelector('#receipt')
    expect(sent()).toHaveLength(1)
  })

  it('says so where the server had the very same file already', async () => {
    server.script.puts = [received(1, { again: true })]
    const page = await openPage()
    await chooseDepartment(page)
    await send(page)
    await page.waitForSelector('text=此前已经收到，没有重复报送')
  })

  it('that was corrected on the disk after it was chosen is not sent unseen, in neither version', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'web-page-'))
    const path = join(folder, '填报表.xlsx')
    await writeFile(path, 'PK before')
    const page = await openPage()
    await chooseDepartment(page)
    await page.setInputFiles('#file', path)
    await page.waitForSelector('#send')
    await writeFile(path, 'PK corrected')
    await page.click('#send')
    await page.waitForSelector('text=文件在选择之后又改动过')
    expect(sent()).toHaveLength(0)
    await page.setInputFiles('#file', path)
    await page.click('#send')
    await page.waitForSelector('#receipt')
    expect(sent()[0]?.body.toString()).toBe('PK corrected')
    await rm(folder, { recursive: true })
  })
})

describe('when it cannot be sent', () => {
  it('offline: the file stays, leaving asks first, and trying again sends it', async () => {
    const page = await openPage()
    await chooseDepartment(page)
    await page.context().setOffline(true)
    await send(page)
    await page.waitForSelector('text=连不上服务器')
    expect(await page.innerText('.file-name')).toBe('填报表.xlsx')
    const leaving = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })])
    expect(leaving[0].type()).toBe('beforeunload')
    await leaving[0].dismiss()
    await page.context().setOffline(false)
    await page.click('#retrySend')
    await page.waitForSelector('#receipt')
    expect(sent()).toHaveLength(1)
  })

  it.each([
    [problem(500, 'internal'), ['服务器出了问题', '7c1e-44', '没有丢失', '重试']],
    [problem(409, 'already_published'), ['本期已发布，未收下', '联系编辑部', '重新开放']],
    [problem(403, 'not_your_department'), ['不能为这个部门报送']],
    [problem(413, 'too_large'), ['文件太大']],
    [problem(415, 'unsupported_type', '请上传 .xlsx 文件', '这是另一种文件。'), ['请上传 .xlsx 文件', '另一种文件']],
  ])('%j has its own screen and keeps the file', async (answer, words) => {
    server.script.puts = [answer]
    const page = await openPage()
    await chooseDepartment(page)
    await send(page)
    await page.waitForSelector('.panel.error')
    const panel = await page.innerText('.panel.error')
    for (const word of words) expect(panel).toContain(word)
    expect(await focused(page)).toBe('outcome-heading')
    expect(await page.innerText('.file-name')).toBe('填报表.xlsx')
  })

  it('a published issue takes no file and says how to ask for reopening; its receipt is still there', async () => {
    server.script.issues = [issue45(-30, 'published'), issue44]
    server.script.status = { ecology: statusOf('submitted', null, 2) }
    const page = await openPage()
    await chooseDepartment(page)
    expect(await page.innerText('#outcome')).toContain('重新开放')
    expect(await page.locator('#file, #template').count()).toBe(0)
    await page.click('#showReceipt')
    expect(await page.innerText('#receipt')).toContain('第 2 次')
  })

  it('the list of bulletins can be asked for again', async () => {
    server.script.bulletins = [{ wrong: true }]
    const page = await openPage()
    await page.waitForSelector('text=收到的答复无法识别')
    server.script.bulletins = [weekly]
    await page.click('#retryBulletins')
    await page.waitForSelector('#department')
    expect(await focused(page)).toBe('department')
  })
})

describe('the page', () => {
  it('shows how the department stands: returned with the comment as written, late after the deadline', async () => {
    server.script.issues = [issue45(-3)]
    server.script.status = { ecology: statusOf('returned', '第 3 条\n请补日期 <b>', 1), trade: statusOf('nilReturn') }
    const page = await openPage()
    await chooseDepartment(page)
    expect(await page.innerText('#comment')).toBe('退回意见\n\n第 3 条\n请补日期 <b>')
    expect(await page.innerText('.fact.passed')).toContain('记为迟报')
    await chooseDepartment(page, 'trade')
    await page.waitForSelector('.badge.nilReturn')
    expect(await page.locator('#comment').count()).toBe(0)
  })

  it('remembers the department and the language of last time', async () => {
    server.script.bulletins = [weekly, hospital]
    const page = await openPage()
    await page.selectOption('#bulletin', 'window-weekly')
    await chooseDepartment(page, 'transport')
    await page.click('#language-en')
    expect(await page.innerText('#send-title')).toBe('3. Send it')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.reload()
    await page.waitForSelector('.badge')
    expect([await page.inputValue('#bulletin'), await page.inputValue('#department')]).toEqual([
      'window-weekly',
      'transport',
    ])
    expect(await page.innerText('.badge')).toBe('Not sent')
    expect(server.asked.at(-1)).toMatchObject({
      language: 'en',
      path: '/api/bulletins/window-weekly/issues/2022-45/submissions/transport',
    })
  })

  it('works where storage is forbidden', async () => {
    const page = await openPage()
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('', 'SecurityError')
        },
      })
    })
    await page.reload()
    await page.waitForSelector('#department')
    await chooseDepartment(page)
    await send(page)
    await page.waitForSelector('#receipt')
  })

  it('prints the receipt on one page and nothing else', async () => {
    const page = await openPage()
    await chooseDepartment(page)
    await send(page)
    await page.waitForSelector('#receipt')
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('#receipt')).toBe(true)
    for (const id of ['#department', '#languages', '#print', '#help', '#template'])
      expect(await page.isVisible(id), id).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['high contrast', { forcedColors: 'active' }],
    ['320 px wide', { viewport: { width: 320, height: 640 } }],
    ['English', { locale: 'en-GB' }],
  ] as const)('%s: axe finds nothing at any step and nothing is cut off', async (name, options) => {
    server.script.puts = [
      refusal(...errors, warning, warning2, notice),
      refusal(warning),
      problem(500, 'x'),
      received(2),
    ]
    server.script.status = { ecology: statusOf('returned', '请补日期', 1) }
    const page = await openPage(options)
    const check = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    if (name === 'light') await check()
    await chooseDepartment(page)
    await send(page)
    await page.waitForSelector('.findings.error')
    await check()
    await send(page)
    await page.waitForSelector('.findings.error', { state: 'detached' })
    await page.click('#send')
    await page.waitForSelector('.missing')
    if (name === 'light') await check()
    await page.fill('#reason-0', '年末')
    await page.click('#send')
    await page.click('#retrySend')
    await page.waitForSelector('#receipt')
    await check()
  })
})

describe('signing in', () => {
  const secretsOf = (page: Page): Promise<string> =>
    page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, location.href]),
    )

  it('before it nothing can be read but the way in', async () => {
    const page = await openGate()
    expect(server.asked).toEqual([])
    expect(await page.locator('select, #file').count()).toBe(0)
    expect(await page.isVisible('#choose')).toBe(false)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.click('#language-en')
    expect(await page.innerText('#signIn')).toBe('Sign in')
  })

  it('leaves nothing of itself in the address or in any storage, tokens least of all', async () => {
    const page = await openPage()
    await page.waitForSelector('#signOut')
    expect(page.url()).toBe(server.url)
    const kept = await secretsOf(page)
    for (const secret of ['access-', 'refresh-', 'verifier', 'nonce', 'code']) expect(kept).not.toContain(secret)
    expect(await page.innerText('#who')).toContain('李敏')
  })

  it('an answer that this tab never asked for signs nobody in', async () => {
    const page = await openGate()
    await page.goto(`${server.url}?code=stolen&state=${'x'.repeat(43)}`)
    await page.waitForSelector('text=登录没有完成')
    expect(page.url()).toBe(server.url)
    expect(server.issuer.asked).toEqual([])
    expect(server.asked).toEqual([])
  })

  it('that the issuer refuses says why, and can be tried again', async () => {
    server.issuer.error = 'access_denied'
    const page = await openGate()
    await page.click('#signIn')
    await page.waitForSelector('text=登录服务没有同意登录')
    expect(await page.innerText('#gate')).toContain('access_denied')
    server.issuer.error = ''
    await page.click('#signIn')
    await page.waitForSelector('#department')
  })

  it('loaded again, the page asks the issuer, which still knows her, and nobody else', async () => {
    const page = await openPage()
    await page.reload()
    await page.waitForSelector('#department')
    expect(server.issuer.asked.filter((asked) => asked.includes('prompt=none'))).toHaveLength(1)
    server.issuer.known = false
    await page.reload()
    await page.waitForSelector('#signIn')
    expect(await page.locator('#gate .panel').count()).toBe(0)
    await page.reload()
    await page.waitForSelector('#signIn')
    expect(server.issuer.asked.filter((asked) => asked.includes('prompt=none'))).toHaveLength(2)
  })

  it('signing out takes the token back, ends the issuer’s session, and asks first where a file is not sent', async () => {
    const page = await openPage()
    await chooseDepartment(page)
    await page.setInputFiles('#file', sheet())
    await page.click('#signOut')
    await page.waitForSelector('text=还有内容没有报送')
    await page.click('#stay')
    expect(await page.innerText('.file-name')).toBe('填报表.xlsx')
    await page.click('#signOut')
    await page.click('#signOutAnyway')
    await page.waitForSelector('#signIn')
    const paths = server.issuer.asked.map((asked) => asked.split(/[? ]/)[0])
    expect(paths.slice(-2)).toEqual(['/issuer/revoke', '/issuer/end'])
    expect(server.issuer.asked.join()).not.toContain('id_token_hint')
    await page.reload()
    await page.waitForSelector('#signIn')
  })
})

describe('a sign-in that expires', () => {
  it('is renewed unseen, and the sheet goes once', async () => {
    const page = await openPage()
    await chooseDepartment(page)
    server.script.expired = ['access-1']
    await send(page)
    await page.waitForSelector('#receipt')
    expect(sent().map(({ token }) => token)).toEqual(['access-1', 'access-2'])
    expect(sent()[1]?.body.toString()).toBe('PK one')
  })

  it('for good is renewed in a window, and the chosen file and the reasons are still there', async () => {
    server.script.puts = [refusal(warning), received()]
    const page = await openPage()
    await chooseDepartment(page)
    await send(page)
    await page.fill('#reason-0', '年末集中办理')
    server.issuer.renews = false
    server.script.expired = ['access-1']
    await page.click('#send')
    await page.waitForSelector('#signInAgain')
    expect(await page.inputValue('#reason-0')).toBe('年末集中办理')
    const popup = page.waitForEvent('popup')
    await page.click('#signInAgain')
    // It may be gone before anybody could wait for that.
    const opened = await popup
    await expect.poll(() => opened.isClosed(), { timeout: 20_000 }).toBe(true)
    await page.waitForSelector('#signInAgain', { state: 'detached' })
    await page.click('#retrySend')
    await page.waitForSelector('#receipt')
    expect(sent().at(-1)).toMatchObject({ token: 'access-2', reasons: { 'jump@D6': '年末集中办理' } })
  })
})

describe('who may report for whom', () => {
  it('a clerk for her own departments only; an auditor for none', async () => {
    server.script.bulletins = [{ ...weekly, roles: [], own: ['trade', 'transport'] }]
    const page = await openPage()
    expect(await page.locator('#department option').allInnerTexts()).toEqual(['请选择', '省贸促会', '交通运输厅'])
    server.script.bulletins = [{ ...weekly, roles: ['auditor'], own: [] }]
    await page.reload()
    await page.waitForSelector('text=您还没有可以报送的部门')
  })
})

describe('the bundle', () => {
  it('is small, the same each time, and needs nothing that its policy forbids', async () => {
    const [files, again] = await Promise.all([bundleWebPage(), bundleWebPage()])
    expect(files).toEqual(again)
    const zipped = (path: string): number => gzipSync(files.get(path)?.body ?? '').length
    expect([...files.keys()]).toEqual(['/', '/page.js', '/page.css'])
    // A third of it is OpenID Connect.
    expect(zipped('/page.js')).toBeLessThan(32_000)
    expect(zipped('/page.css')).toBeLessThan(5_000)
    const html = Buffer.from(files.get('/')?.body ?? '').toString()
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/)
    expect(webPagePolicy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/)
  })
})
