/** Who is there at the first start: an office of three, and one person a department under the department's id. */
import type { Definition } from '../core/definition.ts'
import type { PersonEntry } from '../core/people.ts'

const officeNames = {
  'zh-CN': { admin: '管理员', editor: '编辑', auditor: '审计员' },
  en: { admin: 'Administrator', editor: 'Editor', auditor: 'Auditor' },
} as const

/** The first people of a bulletin. */
export function samplePeople({ language, departments }: Definition): PersonEntry[] {
  const names = officeNames[language]
  const office = (['admin', 'editor', 'auditor'] as const).map((role) => ({
    id: role,
    name: names[role],
    roles: [role],
    departments: [],
  }))
  return [...office, ...departments.map(({ id, name }) => ({ id, name, roles: [], departments: [id] }))]
}

export interface NamedPerson {
  readonly id: string
  readonly name: string
}

/** The people of all bulletins, each once; who is in several bears the name of the Chinese one. */
export function sampleAccounts(definitions: readonly Definition[]): NamedPerson[] {
  const chineseFirst = definitions.toSorted((a, b) => Number(b.language === 'zh-CN') - Number(a.language === 'zh-CN'))
  const named = new Map<string, NamedPerson>()
  for (const { id, name } of chineseFirst.flatMap(samplePeople)) if (!named.has(id)) named.set(id, { id, name })
  return [...named.values()]
}
