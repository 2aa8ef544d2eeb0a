/** What `npm run try` promises: a week under way, and the product's own pages as they are. */
import { afterEach, describe, expect, it } from 'vitest'
import { createApiClient } from '../../functions/local/api-client.ts'
import { signInAs } from '../../functions/local/sign-in-client.ts'
import { barePane } from './page/try-page.ts'
import { stranger } from './try-people.ts'
import { startTryServer, type TrySettings, type TryServer } from './try-server.ts'
import { notSubmitted, returned } from './try-week.ts'

let server: TryServer | undefined
afterEach(() => server?.close())

const start = async (settings: TrySettings = {}): Promise<TryServer> => {
  server = await startTryServer({ panePage: barePane, ...settings })
  return server
}

interface Board {
  readonly departments: readonly {
    readonly department: string
    readonly status: string
    readonly comment: string | null
  }[]
}

async function boardOf({ url, bulletin, issue, tokenOf }: TryServer): Promise<ReadonlyMap<string, string>> {
  const api = createApiClient(url, 'zh-CN', fetch, tokenOf)
  const { body } = await api.json<Board>('editor', 'GET', `/api/bulletins/${bulletin}/issues/${issue}`)
  return new Map(body.departments.map(({ department, status }) => [department, status]))
}

describe('the sample week', () => {
  it('has most departments in, three missing and one returned, on Friday afternoon before the deadline', async () => {
    const running = await start()
    const board = await boardOf(running)
    const having = (status: string) => [...board].filter(([, own]) => own === status).map(([department]) => department)
    expect(having('notSubmitted').toSorted()).toEqual([...notSubmitted].toSorted())
    expect(having('returned')).toEqual([returned.department])
    expect(having('nilReturn')).toEqual(['water'])
    expect(having('submitted')).toHaveLength(board.size - 5)
    const now = Date.parse((await fetch(running.url)).headers.get('date') ?? '')
    expect(now).toBeGreaterThanOrEqual(Date.parse('2022-12-30T14:20:00+08:00') - 1000)
    expect(now).toBeLessThan(Date.parse('2022-12-30T17:00:00+08:00'))
  })
})

describe('other weeks', () => {
  it('empty: the issue is open and nobody has sent', async () => {
    const board = await boardOf(await start({ week: 'empty' }))
    expect(new Set(board.values())).toEqual(new Set(['notSubmitted']))
  })

  it('many: as many departments as wanted have sent, in a bulletin of its own', async () => {
    const board = await boardOf(await start({ week: { many: 80 } }))
    expect(board.size).toBe(80)
    expect([...board.values()].filter((status) => status === 'submitted' || status === 'nilReturn')).toHaveLength(80)
  })

  it('a test sets the clock', async () => {
    const running = await start({ week: 'empty' })
    running.setClock('2022-12-30T17:30:00+08:00')
    const date = Date.parse((await fetch(running.url)).headers.get('date') ?? '')
    expect(date).toBeGreaterThanOrEqual(Date.parse('2022-12-30T17:30:00+08:00') - 1000)
  })
})

describe('its people', () => {
  it('sign in by the one password that is printed, each with her own role; another password is refused', async () => {
    const { url, bulletin, tokenOf } = await start({ week: 'empty' })
    const grantsOf = async (person: string) => {
      const headers = { authorization: `Bearer ${await tokenOf(person)}` }
      const { grants } = (await (await fetch(`${url}/api/me`, { headers })).json()) as {
        readonly grants: readonly {
          readonly bulletin: string
          readonly roles: string[]
          readonly departments: string[]
        }[]
      }
      return grants.filter((grant) => grant.bulletin === bulletin).map(({ roles, departments }) => [roles, departments])
    }
    expect(await grantsOf('ecology')).toEqual([[[], ['ecology']]])
    for (const role of ['admin', 'editor', 'auditor']) expect(await grantsOf(role)).toEqual([[[role], []]])
    expect(await grantsOf(stranger.id)).toEqual([])
    await expect(signInAs(url, 'ecology', 'something else')).rejects.toThrow('用户名或密码不正确')
  })
})

describe('its pages', () => {
  it('put the host’s script into the pane under /try/ only', async () => {
    const { url, page } = await start({ week: 'empty' })
    const pane = await (await fetch(`${url}/try/taskpane.html`)).text()
    expect(pane.indexOf('/try/excel-pane.js')).toBeGreaterThan(0)
    expect(pane.indexOf('/try/excel-pane.js')).toBeLessThan(pane.indexOf('/office-js/office.js'))
    const own = await (await fetch(`${url}/pane/taskpane.html`)).text()
    expect(own).not.toContain('/try/')
    const answer = await fetch(page)
    expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
    expect((await fetch(`${url}/try`)).url).toBe(page)
  })

  it('say what the manifest says, in both languages', async () => {
    const { url } = await start({ week: 'empty' })
    const read = async (language: string) => {
      const { addIn } = (await (await fetch(`${url}/try/add-in.${language}.json`)).json()) as {
        readonly addIn: { readonly buttons: readonly { readonly label: string; readonly enabled: boolean }[] }
      }
      return addIn.buttons.map(({ label, enabled }) => `${label} ${enabled}`)
    }
    expect(await read('zh-CN')).toEqual(['打开 true', '校验 false', '上传 false', '汇总 false'])
    expect(await read('en')).toEqual(['Open true', 'Check false', 'Upload false', 'Merge false'])
  })
})
