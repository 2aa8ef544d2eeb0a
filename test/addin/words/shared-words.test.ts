/** Words that the web page and the panes share. */
import { describe, expect, it } from 'vitest'
import { languageFor } from '../../../addin/language.ts'
import { countdown, dayInWords, wallClockInWords } from '../../../addin/words/countdown.ts'
import { failureInWords, issueInWords, sharedWords } from '../../../addin/words/shared-words.ts'

const [zh, en] = [sharedWords('zh-CN'), sharedWords('en')]
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

  it('name an issue by its number and its days', () => {
    const issue = { year: 2022, issueNo: 45, period: { from: '2022-12-26', to: '2022-12-30' } }
    expect(issueInWords(issue, zh)).toBe('2022年第45期（12月26日—12月30日）')
    expect(issueInWords(issue, en)).toBe('Issue 45 of 2022 (26 Dec to 30 Dec)')
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
