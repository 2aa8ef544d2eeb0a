/** Signing in to the pane: by the real dialog, at the real issuer; and everything that comes between. */
import type { Page, Response } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { stranger } from '../excel-host/try-people.ts'
import { chromiumMissing } from './chromium.ts'
import { chooseBulletin, openSignIn, sendPassword, signIn, signOut } from './pane-sign-in.ts'
import { eventually, expectAccessible, fill, takePicture, type TryPane, useTryPanes } from './try-pane.ts'

const right = {
  ...{ D3: '李敏', D6: '102', D7: '98', D8: '1500', D9: '1460', D10: '31', D11: '30' },
  ...{ B14: '窗口服务效能提升工作情况', D14: '省生态环境厅推行排污许可证“一网通办”。' },
}
const uploads = '**/submissions/ecology'
const tokenPath = '/identity/token'

declare global {
  interface Window {
    blocksPopups?: boolean
  }
}

interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
}

/** Every answer of the issuer with tokens in it, in order. */
function watchTokens(page: Page): TokenAnswer[] {
  const answers: TokenAnswer[] = []
  page.context().on('response', (response: Response) => {
    if (new URL(response.url()).pathname !== tokenPath || !response.ok()) return
    response.json().then(
      (answer: TokenAnswer) => answers.push(answer),
      () => undefined, // The test was over first.
    )
  })
  return answers
}

const openFilled = async (opened: TryPane): Promise<TryPane> => {
  await opened.button('插入填报表').click()
  await opened.button('校验').waitFor()
  await fill(opened, right)
  return opened
}

const dialogsOf = ({ page }: TryPane): Promise<number> => page.evaluate(() => window.excelHost?.dialogs.length ?? 0)

describe.skipIf(chromiumMissing !== '')(`signing in to the pane${chromiumMissing}`, () => {
  const panes = useTryPanes()

  it('a wrong password says so and keeps the name; the right one opens her own pane', async () => {
    const opened = await panes.open({ person: null })
    const dialog = await openSignIn(opened)
    await sendPassword(dialog, 'ecology', 'not this one')
    await dialog.getByRole('alert').getByText('用户名或密码不正确').waitFor()
    expect(await dialog.locator('[name=login]').inputValue()).toBe('ecology')
    const closed = dialog.waitForEvent('close')
    await sendPassword(dialog, 'ecology')
    await closed
    await opened.pane.getByRole('heading', { name: '省生态环境厅' }).waitFor()
    await opened.button('插入填报表').waitFor()
  })

  it('closed by the person: nothing is said to be wrong, and the next time it works', async () => {
    const opened = await panes.open({ person: null })
    await (await openSignIn(opened)).close()
    await opened.button('登录').waitFor()
    expect(await opened.pane.getByRole('alert').count()).toBe(0)
    await expectAccessible(opened)
    await takePicture(opened, 'sign-in-closed')
    await signIn(opened, 'ecology')
  })

  it('a browser that opens no window: the pane says what to do, and the next time it works', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane, button } = opened
    // What Playwright does to a page counts as a click: the browser's blocker is played.
    await page.evaluate(() => {
      const open = window.open.bind(window)
      window.open = (...how) => (window.blocksPopups ? null : open(...how))
      window.blocksPopups = true
    })
    await button('登录').click()
    await pane.getByText('请允许本站弹出窗口').waitFor()
    await expectAccessible(opened)
    await takePicture(opened, 'sign-in-blocked')
    await page.evaluate(() => {
      window.blocksPopups = false
    })
    await signIn(opened, 'ecology')
  })

  it('signed out, nobody is there, and another person signs in with her own password', async () => {
    const opened = await panes.open({ person: 'ecology' })
    const { pane } = opened
    await signOut(opened)
    await pane.getByRole('heading', { name: '请先登录' }).waitFor()
    // The issuer's own session is at its end too: it asks again, whoever comes.
    await sendPassword(await openSignIn(opened), 'editor')
    await pane.locator('header').waitFor()
    await chooseBulletin(opened, panes.server.bulletin)
    await pane.getByRole('tab', { name: '审校' }).waitFor()
  })

  it('somebody without a role is told whom to ask, and can sign in as somebody else', async () => {
    const opened = await panes.open({ person: null })
    const { pane } = opened
    await sendPassword(await openSignIn(opened), stranger.id)
    await pane.getByRole('heading', { name: '没有可以办理的简报' }).waitFor()
    await expectAccessible(opened)
    await takePicture(opened, 'sign-in-no-role')
    await signOut(opened)
    await signIn(opened, 'ecology')
  })

  it('tokens are in no storage, in no cookie that a script can read, and in no address', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane } = opened
    const addresses: string[] = []
    page.context().on('request', (request) => addresses.push(request.url()))
    const answers = watchTokens(page)
    await signIn(opened, 'ecology')
    await openFilled(opened)
    await opened.button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    await eventually(() => Promise.resolve(answers.length)).toBe(1)
    const tokens = answers.flatMap(({ access_token, refresh_token, id_token }) => [
      access_token,
      refresh_token,
      id_token,
    ])
    expect(tokens).toHaveLength(3)
    for (const token of tokens) expect(token.length).toBeGreaterThan(20)
    const kept = await pane.locator('html').evaluate(async () => {
      const databases = await indexedDB.databases()
      const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(Object.entries(store)))
      return [document.cookie, window.name, history.state, databases.length, ...stores].join('\n')
    })
    const frames = page.frames().map((frame) => frame.url())
    for (const token of tokens) {
      expect(kept).not.toContain(token)
      for (const address of [...addresses, ...frames]) expect(address).not.toContain(token)
    }
    expect(await pane.locator('html').evaluate(() => document.cookie)).toBe('')
    const cookies = await page.context().cookies()
    expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([])
  })
})

describe.skipIf(chromiumMissing !== '')(`a session in the course of a day${chromiumMissing}`, () => {
  const panes = useTryPanes('empty', { lives: { accessToken: 2, session: 600 } })

  it('tokens that end in mid-work are renewed, and she sees nothing of it', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane, button } = opened
    const answers = watchTokens(page)
    await signIn(opened, 'ecology')
    await openFilled(opened)
    const before = answers.length
    await page.waitForTimeout(2_100)
    await button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    expect(answers.length).toBeGreaterThan(before)
    expect(new Set(answers.map(({ access_token: token }) => token)).size).toBe(answers.length)
    expect(await dialogsOf(opened)).toBe(1)
  })

  it('a token that the server refuses is renewed once and asked with again', async () => {
    const opened = await panes.open({ person: 'ecology' })
    const { page, pane, button } = await openFilled(opened)
    let refused = 0
    await page.route(uploads, (route) =>
      refused++ === 0 ? route.continue(withBrokenToken(route.request())) : route.continue(),
    )
    await button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    expect(refused).toBe(2)
    expect(await dialogsOf(opened)).toBe(1)
  })

  it('a session at its end asks her to sign in again, and the filled sheet is as it was', async () => {
    const opened = await panes.open({ person: null })
    const { page, pane, button } = opened
    const answers = watchTokens(page)
    await signIn(opened, 'ecology')
    await openFilled(opened)
    await revoke(answers.at(-1)?.refresh_token ?? '')
    // As an hour later: the server takes the token no more.
    await page.route(uploads, (route) => route.continue(withBrokenToken(route.request())))
    await button('上传').click()
    await button('重新登录').waitFor()
    await expectAccessible(opened)
    await takePicture(opened, 'sign-in-session-ended')
    expect(await page.locator('td[data-cell="D6"]').innerText()).toBe('102')
    await page.unroute(uploads)
    await page.context().clearCookies()
    await sendPassword(await openSignIn(opened), 'ecology')
    await button('上传').click()
    await pane.getByText('已收到，报送成功').waitFor()
    expect(await page.locator('td[data-cell="D6"]').innerText()).toBe('102')
  })

  async function revoke(token: string): Promise<void> {
    const answer = await fetch(`${panes.server.url}${tokenPath}/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'bulletin', token, token_type_hint: 'refresh_token' }),
    })
    expect(answer.status).toBe(200)
  }
})

/** A signature that is not the issuer's. */
const withBrokenToken = (request: { headers(): Record<string, string> }) => {
  const headers = request.headers()
  return { headers: { ...headers, authorization: `${headers['authorization'] ?? ''}x` } }
}
