/** Weeks to try the product with, played over the HTTP API as the departments would. */
import type { Definition } from '../../functions/core/definition.ts'
import { findDepartment } from '../../functions/core/definition.ts'
import type { Issue } from '../../functions/core/issue.ts'
import type { SheetLayout } from '../../functions/core/sheet-layout.ts'
import type { Filling } from '../../functions/local/fill-sheet.ts'
import type { SampleWeek } from '../../functions/local/sample-week.ts'
import { fillLayout } from './fill-layout.ts'

/** Of the sample week: sends too late, and a third one with figures and items, so that a person has something to do. */
export const notSubmitted: readonly string[] = ['ecology', 'agriculture', 'culture']

export const returned = { department: 'transport', comment: '第 1 条请写明具体日期和办理结果，再报一次。' } as const

/** Whom the API believes. */
export interface Asker {
  /** `http://127.0.0.1:4100`. */
  readonly url: string
  /** An access token of a person: "editor", a department's id. */
  readonly tokenOf: (person: string) => Promise<string>
}

export interface WeekPlayer extends Asker {
  readonly definition: Definition
  readonly setClock: (ms: number) => void
}

/** Opens the sample's issue on Friday morning. */
export async function openSampleIssue(player: WeekPlayer, { period, issuedOn }: SampleWeek): Promise<Issue> {
  player.setClock(Date.parse(`${period.to}T01:00:00Z`))
  return ask(player, 'editor', 'POST', `/api/bulletins/${player.definition.id}/issues`, { period, issuedOn })
}

/** Sends most departments' sheets in the course of the morning, and returns one. */
export async function playSampleWeek(player: WeekPlayer, sample: SampleWeek): Promise<void> {
  const { issue } = await openSampleIssue(player, sample)
  const sending = sample.departments.filter(({ department }) => !notSubmitted.includes(department))
  for (const [i, week] of sending.entries()) {
    player.setClock(Date.parse(`${sample.period.to}T01:30:00Z`) + i * 11 * 60_000)
    await sendSheet(player, issue, week.department, week)
  }
  const path = `${issuePath(player, issue)}/submissions/${returned.department}/return`
  await ask(player, 'editor', 'POST', path, { comment: returned.comment })
}

/** The sample's departments again and again, until there are as many as wanted, in a bulletin of its own. */
export function manyDepartments(shipped: Definition, count: number): Definition {
  const departments = Array.from({ length: count }, (_, i) => {
    const like = shipped.departments[i % shipped.departments.length]
    if (!like) throw new Error(`${shipped.id} has no departments`)
    return { ...like, id: `${like.id}-${i + 1}`, name: `${like.name}${i + 1}` }
  })
  const flows = shipped.figures.filter(({ kind }) => kind === 'flow')
  const openings = [{ year: 2022, throughIssueNo: 44, values: flows.map(({ id }) => ({ figure: id, value: '1000' })) }]
  return { ...shipped, id: 'many-weekly', name: `${shipped.name}（${count} 个部门）`, departments, openings }
}

/** Every department has sent what its like has in the sample. */
export async function playManyDepartments(player: WeekPlayer, sample: SampleWeek): Promise<void> {
  const { issue } = await openSampleIssue(player, sample)
  for (const { id } of player.definition.departments) {
    const week = sample.departments.find(({ department }) => id.replace(/-\d+$/, '') === department)
    if (!week) throw new Error(`The sample has nothing for ${id}`)
    await sendSheet(player, issue, id, week)
  }
}

/** @throws Error where the server refuses it */
export async function sendSheet(
  player: Omit<WeekPlayer, 'setClock'>,
  issue: string,
  department: string,
  filling: Filling,
): Promise<void> {
  const { definition } = player
  const own = findDepartment(definition, department)
  if (!own) throw new Error(`${definition.id} has no department ${department}`)
  const path = issuePath(player, issue)
  const layout = await ask<SheetLayout>(player, department, 'GET', `${path}/templates/${department}`)
  await ask(
    player,
    department,
    'PUT',
    `${path}/submissions/${department}`,
    fillLayout(layout, definition, own, filling),
  )
}

const issuePath = ({ definition }: Pick<WeekPlayer, 'definition'>, issue: string): string =>
  `/api/bulletins/${definition.id}/issues/${issue}`

/** Asks the API as a person. @throws Error for every answer that is no success: a fault of the week, not of who tries it */
export async function ask<T>(
  { url, tokenOf }: Asker,
  person: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const headers = {
    authorization: `Bearer ${await tokenOf(person)}`,
    'accept-language': 'zh-CN',
    accept: 'application/json',
    'content-type': 'application/json',
  }
  const response = await fetch(new URL(path, url), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path} as ${person}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
