/** What changed between two revisions of a submission, in words: a line each. */
import type { SubmissionChange } from '../../functions/core/submission-changes.ts'
import type { Language } from '../language.ts'
import { excerpt, excerptsOf } from './excerpt.ts'

interface ChangeWords {
  readonly blank: string
  readonly quoted: (text: string) => string
  readonly fields: { readonly [F in 'section' | 'headline' | 'text' | 'date']: string }
  readonly figure: (name: string, from: string, to: string, unit: string) => string
  readonly itemAdded: (section: string, text: string) => string
  readonly itemRemoved: (section: string, text: string) => string
  readonly itemChanged: (line: number, field: string, from: string, to: string) => string
  readonly nilReturn: (to: boolean) => string
  readonly reporter: { readonly [F in 'name' | 'phone']: string }
  readonly became: (what: string, from: string, to: string) => string
}

const zhCN: ChangeWords = {
  blank: '空',
  quoted: (text) => `“${text}”`,
  fields: { section: '栏目', headline: '标题', text: '正文', date: '日期' },
  figure: (name, from, to, unit) => `${name}：${from} → ${to}${unit}`,
  itemAdded: (section, text) => `新增动态（${section}）：${text}`,
  itemRemoved: (section, text) => `删去动态（${section}）：${text}`,
  itemChanged: (line, field, from, to) => `第 ${line} 条动态改了${field}：${from} → ${to}`,
  nilReturn: (to) => (to ? '改为零报告' : '不再是零报告'),
  reporter: { name: '填报人', phone: '电话' },
  became: (what, from, to) => `${what}：${from} → ${to}`,
}

const en: ChangeWords = {
  blank: 'blank',
  quoted: (text) => `“${text}”`,
  fields: { section: 'section', headline: 'headline', text: 'text', date: 'date' },
  figure: (name, from, to, unit) => `${name}: ${from} → ${to} ${unit}`.trimEnd(),
  itemAdded: (section, text) => `Item added (${section}): ${text}`,
  itemRemoved: (section, text) => `Item removed (${section}): ${text}`,
  itemChanged: (line, field, from, to) => `Item ${line}, ${field}: ${from} → ${to}`,
  nilReturn: (to) => (to ? 'Now a nil return' : 'No longer a nil return'),
  reporter: { name: 'Reporter', phone: 'Phone' },
  became: (what, from, to) => `${what}: ${from} → ${to}`,
}

/** Long texts are cut to what is different. */
export function changeInWords(change: SubmissionChange, language: Language): string {
  const w = language === 'zh-CN' ? zhCN : en
  const pair = ({ from, to }: { readonly from: string | null; readonly to: string | null }) => {
    const [before, after] = excerptsOf(from ?? '', to ?? '')
    return { from: before === '' ? w.blank : w.quoted(before), to: after === '' ? w.blank : w.quoted(after) }
  }
  switch (change.kind) {
    case 'figure':
      return w.figure(change.name, change.from ?? w.blank, change.to ?? w.blank, change.unit)
    case 'itemAdded':
      return w.itemAdded(change.section, change.headline ?? excerpt(change.text))
    case 'itemRemoved':
      return w.itemRemoved(change.section, change.headline ?? excerpt(change.text))
    case 'itemChanged': {
      const { from, to } = pair(change)
      return w.itemChanged(change.line, w.fields[change.field], from, to)
    }
    case 'nilReturn':
      return w.nilReturn(change.to)
    case 'reporter': {
      const { from, to } = pair(change)
      return w.became(w.reporter[change.field], from, to)
    }
  }
}
