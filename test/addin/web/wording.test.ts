import { describe, expect, it, vi } from 'vitest'
import { countdown, dayInWords, wallClockInWords } from '../../../addin/words/countdown.ts'
import { recall, remember } from '../../../addin/web/remembered.ts'
import { wordingOf } from '../../../addin/web/wording.ts'
import { languageFor } from '../../../addin/language.ts'
import { failureInWords } from '../../../addin/words/shared-words.ts'

const [zh, en] = [wordingOf('zh-CN'), wordingOf('en')]
const minute = 60_000
const hour = 60 * minute

describe('the countdown', () => {
  it.each([
    [26 * hour, '还有 1 天 2 小时', '1 day 2 hours left'],
    [2 * hour + 5 * minute, '还有 2 小时 5 分钟', '2 hours 5 minutes left'],
    [59_000, '不到 1 分钟', 'less than a minute left'],
    [0, '不到 1 分钟', 'less than a minute left'],
    [-1, '刚刚截止', 'passed just now'],
    [-49 * hour, '已截止 2 天 1 小时', 'passed 2 days 1 hour ago'],
  ])('%i ms before the deadline', (left, chinese, english) => {
    expect(zh.countdown(countdown(left, 0))).toBe(chinese)
    expect(en.countdown(countdown(left, 0))).toBe(english)
  })
})

describe('times', () => {
  it("are the definition's wall clock, whatever the reader's zone", () => {
    expect(wallClockInWords('2022-12-30 17:00', 'zh-CN')).toBe('2022年12月30日星期五 17:00')
    expect(wallClockInWords('2022-12-30 00:05', 'en-GB')).toMatch(/^Friday,? 30 December 2022 at 00:05$/)
    expect(dayInWords('2022-12-26', 'zh-CN')).toBe('12月26日')
  })

  it('that are not understood are shown as they came', () => {
    expect(wallClockInWords('Friday, five o’clock', 'en-GB')).toBe('Friday, five o’clock')
    expect(wallClockInWords('2022-13-45 99:00', 'en-GB')).toBe('2022-13-45 99:00')
  })
})

describe('languages', () => {
  it('follow the browser: any Chinese, or none said, is zh-CN, all others English', () => {
    expect(['zh-TW', 'zh', undefined, 'en-US', 'fr'].map(languageFor)).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'en', 'en'])
  })

  it('have their own words for a fault, or else the server’s', () => {
    const problem = { code: 'unsupported_type', title: '请上传 .xlsx', detail: '换一个文件。', requestId: 'r' }
    expect(failureInWords({ kind: 'problem', status: 415, problem }, zh)).toEqual({
      title: '请上传 .xlsx',
      advice: '换一个文件。',
      requestId: '',
    })
    const published = { ...problem, code: 'already_published' }
    expect(failureInWords({ kind: 'problem', status: 409, problem: published }, en).advice).toMatch(/reopen/)
    expect(failureInWords({ kind: 'problem', status: 500, problem }, zh).requestId).toBe('r')
  })
})

describe('what is remembered', () => {
  it('comes back, and is nothing where storage is absent, forbidden, or holds something else', () => {
    expect(recall()).toEqual({ departments: {} })
    const items = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    })
    remember({ bulletin: 'weekly', departments: { weekly: 'ecology' } })
    expect(recall()).toEqual({ bulletin: 'weekly', departments: { weekly: 'ecology' } })
    for (const key of items.keys()) items.set(key, '{"departments":[1]}')
    expect(recall()).toEqual({ departments: {} })
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('', 'QuotaExceededError')
      },
    })
    expect(() => {
      remember({ departments: {} })
    }).not.toThrow()
    vi.unstubAllGlobals()
  })
})
