import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulletinText } from '../../functions/core/bulletin.ts'
import { xmlSafe } from '../../functions/core/text-cleaning.ts'
import { htmlContentSecurityPolicy, renderHtml } from '../../functions/formats/html.ts'
import { readPage } from './read-page.ts'
import { hasSeed, seedBulletin, seedText } from './seed-bulletin.ts'
import { anyBulletin, contributionsOf, englishBulletin, sampleBulletin } from './sample-bulletin.ts'

const page = (...args: Parameters<typeof renderHtml>): string => new TextDecoder().decode(renderHtml(...args))

describe('renderHtml', () => {
  it("the article's text is the bulletin's, a block a line, and nothing of provenance", () => {
    for (const bulletin of [sampleBulletin(), englishBulletin()])
      expect(readPage(page(bulletin)).articleLines).toEqual(bulletinText(bulletin))
  })

  it.skipIf(!hasSeed)('is the real bulletin, character by character (needs ../shared/seed)', () => {
    expect(readPage(page(seedBulletin('bulletin-23'))).articleLines).toEqual(seedText())
  })

  it('no text of a bulletin becomes markup, and each comes out whole but for what XML cannot hold', () => {
    fc.assert(
      fc.property(anyBulletin, (bulletin) => {
        const html = page(bulletin)
        expect(xmlSafe(html)).toBe(html)
        expect(readPage(html).articleLines).toEqual(bulletinText(bulletin).map(xmlSafe))
      }),
      { numRuns: 300 },
    )
  })

  it("units stand in each language's own brackets", () => {
    const table = { kind: 'table', id: 't', columns: [{ heading: 'Beds', unit: 'beds' }], rows: [] } as const
    expect(page({ ...englishBulletin(), blocks: [table] })).toContain('>Beds (beds)</th>')
    expect(page({ ...sampleBulletin(), blocks: [table] })).toContain('>Beds（beds）</th>')
  })

  it("a file's address may not be a script", () => {
    const withFile = (href: string) => page(sampleBulletin(), { files: [{ label: '<b>', href }] })
    expect(withFile('/b/t/bulletin.docx?a="1"&b')).toContain(
      'href="/b/t/bulletin.docx?a=&quot;1&quot;&amp;b">&lt;b&gt;<',
    )
    for (const href of ['https://example.org/a.docx', './a.docx', 'bulletin.docx', '../x/y.docx', '#a'])
      expect(withFile(href)).toContain(href)
    for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.org/x'])
      expect(() => withFile(href)).toThrow('not a relative or http(s) address')
  })

  it('a figure opens its value with unit, opening, earlier issues and every department', () => {
    const html = page(sampleBulletin(2))
    const id = /popovertarget="(p\d+)"[^>]*>799438</.exec(html)?.[1] ?? ''
    const panel = html.slice(html.indexOf(`<div popover id="${id}"`)).split('<div popover')[1] ?? ''
    const text = panel.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('行政许可受理 · 本年累计 关闭 799438 件')
    expect(text).toContain('年初起的期初数 780000 件')
    expect(text).toContain('期号 版次 数值 2022-43 1 6041 2022-44 2 5310')
    expect(text).toContain('部门 报送版次 单元格 数值 省生态环境厅 1 D8 1200 省自然资源厅 2 D9 1237')
  })

  it('a ratio opens its numerator and its denominator', () => {
    const html = page(sampleBulletin(2))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(html).toContain('行政许可办结率 · 本年累计 关闭 98.77 % 分子 · 行政许可办结 · 本年累计 789638 件')
    expect(html).toContain('分母 · 行政许可受理 · 本年累计 799438 件')
  })

  it('a sum opens the figures that it adds up', () => {
    const [paragraph] = sampleBulletin(2).blocks.filter((b) => b.kind === 'paragraph')
    const part = paragraph!.runs.find((run) => run.kind === 'figure')!
    const provenance = {
      ...part.provenance,
      name: '合计受理',
      earlier: [],
      contributions: [],
      sumOf: [part.provenance],
    }
    const blocks = [{ kind: 'paragraph' as const, runs: [{ ...part, provenance }] }]
    const html = page({ ...sampleBulletin(), blocks })
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(html).toContain('其中 · 行政许可受理 · 本年累计 799438 件')
  })

  it('a figure that is printed twice has one panel', () => {
    const bulletin = sampleBulletin()
    const [figure] = bulletin.blocks.flatMap((b) => (b.kind === 'paragraph' ? b.runs : [])).slice(1)
    const twice = page({ ...bulletin, blocks: [{ kind: 'paragraph', runs: [figure!, figure!] }] })
    expect(twice.match(/popovertarget="p1" aria-haspopup/g)).toHaveLength(2)
    expect(twice.match(/<div popover/g)).toHaveLength(1)
  })

  it('contents stand only where there is more than one heading', () => {
    expect(page(sampleBulletin())).toContain('<a href="#s2">二、窗口工作动态</a>')
    const [masthead, title, heading] = sampleBulletin().blocks
    expect(page({ ...sampleBulletin(), blocks: [masthead!, title!, heading!] })).not.toContain('<nav')
  })

  it('same bulletin, same bytes', () => {
    expect(renderHtml(sampleBulletin())).toEqual(renderHtml(sampleBulletin()))
  })

  it('asks for nothing outside itself, runs no script, and its policy allows exactly its own style', () => {
    const html = page(sampleBulletin())
    expect(html).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\son\w+=|\sstyle=/i)
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? ''
    expect(htmlContentSecurityPolicy).toContain(createHash('sha256').update(style).digest('base64'))
    expect(html).toContain(`content="${htmlContentSecurityPolicy}"`)
    expect(html).toContain('<meta name="robots" content="noindex">')
  })

  it('for a frame without scripts is the same page, but that no panel takes the focus', () => {
    const [page1, framed] = [page(sampleBulletin()), page(sampleBulletin(), { framed: true })]
    expect(page1).toContain(' autofocus>')
    expect(framed).toBe(page1.replaceAll(' autofocus>', '>'))
  })

  it('10,000 departments in a figure cost its panel, not its paragraph', () => {
    const html = page(sampleBulletin(10_000))
    expect(html.slice(html.indexOf('<article'), html.indexOf('</article>')).length).toBeLessThan(20_000)
    const rows = new Set(html.split('\n'))
    const { departmentName, revision, cell, value } = contributionsOf(10_000).at(-1)!
    expect(rows).toContain(`<tr><td>${departmentName}</td><td>${revision}</td><td>${cell}</td><td>${value}</td></tr>`)
  })
})
