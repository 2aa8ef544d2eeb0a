import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulletinFileName } from '../../functions/core/file-name.ts'
import { contentDisposition } from '../../functions/http/file-answers.ts'

const issue = { bulletin: 'window-weekly', issue: '2022-45', year: 2022, issueNo: 45, serialNo: 420 }
const nameOf = (name: string, number?: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  bulletinFileName(
    { language, masthead: { name, issuer: 'x', ...(number === undefined ? {} : { number }) } },
    issue,
    'docx',
  ).name

describe('a bulletin’s file name', () => {
  it('is the masthead’s name and number, with a plain one beside it', () => {
    const masthead = { name: '窗口工作周报', number: '{year}年第{issueNo}期（总第{serialNo}期）', issuer: 'x' }
    const names = bulletinFileName({ language: 'zh-CN', masthead }, issue, 'docx')
    expect(names).toEqual({
      name: '窗口工作周报2022年第45期（总第420期）.docx',
      fallback: 'window-weekly-2022-45.docx',
    })
    expect(contentDisposition(names.name, names.fallback)).toBe(
      'attachment; filename="window-weekly-2022-45.docx"; ' +
        "filename*=UTF-8''%E7%AA%97%E5%8F%A3%E5%B7%A5%E4%BD%9C%E5%91%A8%E6%8A%A52022%E5%B9%B4%E7%AC%AC45%E6%9C%9F" +
        '%EF%BC%88%E6%80%BB%E7%AC%AC420%E6%9C%9F%EF%BC%89.docx',
    )
  })

  it.each([
    ['The Week', undefined, 'The Week 2022-45.docx'],
    ['a/b\\c:d*e?"f"<g>|h', '{issueNo}', 'a b c d e f g h45.docx'],
    ['周报\r\nSet-Cookie: x=1', '', '周报 Set-Cookie x=1.docx'],
    ['\u202Ecod.周报', '', 'cod.周报.docx'],
    ['...', '. .', 'window-weekly-2022-45.docx'],
    ['CON', '', '_CON.docx'],
    ['com1.周报', '', '_com1.周报.docx'],
    ['报'.repeat(200), '', `${'报'.repeat(66)}.docx`],
  ])('of %j and %j is %j', (name, number, wanted) => {
    expect(nameOf(name, number)).toBe(wanted)
  })

  it('in English has a space before the number', () => {
    expect(nameOf('The Week', 'No. {issueNo}', 'en')).toBe('The Week No. 45.docx')
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ maxLength: 900 }),
  )

  it('is one that every system takes, whatever the masthead holds', () => {
    fc.assert(
      fc.property(anyText, fc.option(anyText, { nil: undefined }), (name, number) => {
        const made = nameOf(name, number)
        expect(made).not.toMatch(/[\p{C}\\/:*?"<>|]/u)
        expect(made).toMatch(/^[^. ].*[^. ]\.docx$|^[^. ]\.docx$/u)
        expect(Buffer.byteLength(made)).toBeLessThan(220)
      }),
    )
  })

  it('leaves neither its quotes nor its header, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, fallback) => {
        const header = contentDisposition(name, fallback)
        const [, encoded] = /^attachment; filename="[\w.-]*"; filename\*=UTF-8''([\w.!~%-]*)$/.exec(header) ?? []
        expect(decodeURIComponent(encoded ?? 'no match')).toBe(name.toWellFormed())
        expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
      }),
    )
  })
})
