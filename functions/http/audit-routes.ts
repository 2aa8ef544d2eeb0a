/** Routes of the audit: for editors, admins and auditors, as JSON and to take away. */
import { Hono } from 'hono'
import { auditDetail, auditTable, auditWording } from '../core/audit-wording.ts'
import { writeCsv } from '../formats/csv.ts'
import { annexWording } from '../formats/xlsx-annex-wording.ts'
import { renderTable } from '../formats/xlsx-table.ts'
import { type Audit, showAudit } from '../services/audit.ts'
import type { World } from '../services/world.ts'
import type { AppEnv } from './app.ts'
import { asked, type C } from './asked.ts'
import { bytes, contentDisposition, xlsxHeaders } from './file-answers.ts'
import type { May } from './may.ts'
import { type Language, languageOf } from './problem-response.ts'

export function auditRoutes(world: World, may: May): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const auditOf = (c: C): Promise<Audit> => showAudit(world, { ...asked(c), issue: c.req.query('issue') })
  app.get('/audit', may('readAudit'), async (c) => c.json(auditAnswer(await auditOf(c), languageOf(c))))
  app.get('/audit.csv', may('readAudit'), async (c) => {
    const { entries, names, definition } = await auditOf(c)
    const { headings, rows } = auditTable(entries, names, languageOf(c))
    return c.body(bytes(writeCsv([headings, ...rows])), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition(...fileNames(c, definition.name, 'csv')),
    })
  })
  app.get('/audit.xlsx', may('readAudit'), async (c) => {
    const { entries, names, definition } = await auditOf(c)
    const language = languageOf(c)
    const words = auditWording(language)
    const title = words.title(definition.name)
    const subtitle = words.subtitle({ count: entries.length, issue: c.req.query('issue') })
    const { fonts, pageFooter } = annexWording(language)
    const table = auditTable(entries, names, language)
    const body = renderTable({ title, subtitle, name: words.sheet, ...table, fonts, pageFooter })
    return c.body(bytes(body), 200, xlsxHeaders(...fileNames(c, definition.name, 'xlsx')))
  })
  return app
}

/** Each entry with its sentence, and what its ids are called. */
const auditAnswer = ({ entries, names }: Audit, language: Language) => ({
  entries: entries.map((entry) => ({
    at: entry.at,
    atText: entry.at === null ? null : names.time(entry.at),
    by: entry.by,
    name: entry.by === null ? null : (names.person(entry.by) ?? null),
    what: entry.what,
    whatText: auditWording(language).actions[entry.what],
    issue: entry.issue,
    department: entry.department,
    departmentName: entry.department === null ? null : names.department(entry.department),
    revision: entry.revision,
    from: entry.from,
    detail: auditDetail(entry, names, language),
  })),
})

/** The issue is one of ours by now: others were refused. */
function fileNames(c: C, bulletin: string, type: 'csv' | 'xlsx'): [name: string, fallback: string] {
  const issue = c.req.query('issue')
  const of = issue === undefined ? '' : `-${issue}`
  const { title } = auditWording(languageOf(c))
  return [`${title(bulletin)}${of}.${type}`, `${c.req.param('bulletin') ?? ''}-audit${of}.${type}`]
}
