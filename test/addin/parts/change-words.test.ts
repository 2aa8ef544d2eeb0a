/** What changed between two revisions, as the receipt and the editor's board say it. */
import { describe, expect, it } from 'vitest'
import { changeInWords } from '../../../addin/parts/change-words.ts'
import type { SubmissionChange } from '../../../functions/core/submission-changes.ts'

const figure = { kind: 'figure', figure: 'visitors', name: '办事人次', unit: '人次', cell: 'D6' } as const
const item = { line: 2, cell: 'D15', section: '服务', headline: null, text: '窗口延时服务。' } as const

const cases: readonly (readonly [SubmissionChange, chinese: string, english: string])[] = [
  [{ ...figure, from: '102', to: '110' }, '办事人次：102 → 110人次', '办事人次: 102 → 110 人次'],
  [{ ...figure, from: null, to: '0' }, '办事人次：空 → 0人次', '办事人次: blank → 0 人次'],
  [{ ...item, kind: 'itemAdded' }, '新增动态（服务）：窗口延时服务。', 'Item added (服务): 窗口延时服务。'],
  [{ ...item, kind: 'itemRemoved', headline: '延时' }, '删去动态（服务）：延时', 'Item removed (服务): 延时'],
  [
    { kind: 'itemChanged', line: 2, cell: 'D15', field: 'headline', from: null, to: '延时' },
    '第 2 条动态改了标题：空 → “延时”',
    'Item 2, headline: blank → “延时”',
  ],
  [{ kind: 'nilReturn', from: false, to: true }, '改为零报告', 'Now a nil return'],
  [{ kind: 'reporter', field: 'phone', from: '1', to: null }, '电话：“1” → 空', 'Phone: “1” → blank'],
]

describe('a change in words', () => {
  it.each(cases)('%o', (change, chinese, english) => {
    expect(changeInWords(change, 'zh-CN')).toBe(chinese)
    expect(changeInWords(change, 'en')).toBe(english)
  })
})
