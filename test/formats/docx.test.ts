import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bulletin, bulletinText } from '../../functions/core/bulletin.ts'
import type { PrintStyle } from '../../functions/core/print-style.ts'
import { xmlSafe } from '../../functions/core/text-cleaning.ts'
import { renderDocx } from '../../functions/formats/docx.ts'
import { docxParts, docxText, readXml } from './docx-text.ts'
import { printStyle } from './print-styles.ts'
import { anyBulletin, englishBulletin, sampleBulletin } from './sample-bulletin.ts'
import { hasSeed, seedBulletin, seedText } from './seed-bulletin.ts'

const official = printStyle('bulletin-22')
const plain = printStyle('plain-a4')

const part = async (bulletin: Bulletin, style: PrintStyle, name: string): Promise<string> =>
  docxParts(await renderDocx(bulletin, style)).get(name) ?? ''

/** The element of a style, by its id. */
const styleOf = (styles: string, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0] ?? ''

/** The names of an element's children, in order. */
function children(xml: string, parent: string): string[] {
  const [names, open]: [string[], string[]] = [[], []]
  readXml(xml, {
    open(name) {
      if (open.at(-1) === parent) names.push(name)
      open.push(name)
    },
    close: () => open.pop(),
  })
  return names
}
const inOrder = (names: readonly string[], order: string): boolean => {
  const places = names.map((name) => order.split(' ').indexOf(name.replace('w:', '')))
  return !places.includes(-1) && places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0))
}

/** A bulletin of one paragraph. */
const saying = (text: string): Bulletin => ({
  ...sampleBulletin(0),
  blocks: [{ kind: 'paragraph', runs: [{ kind: 'text', text }] }],
})

describe('the text of a .docx', () => {
  it.each([
    ['the window weekly', sampleBulletin(), official],
    ['an English bulletin', englishBulletin(), plain],
  ])('is that of the tree, in reading order: %s', async (_, bulletin, style) => {
    expect(docxText(await renderDocx(bulletin, style))).toEqual(bulletinText(bulletin))
  })

  it.skipIf(!hasSeed)('is the real bulletin, character by character (needs ../shared/seed)', async () => {
    expect(docxText(await renderDocx(seedBulletin('bulletin-22'), official))).toEqual(seedText())
  })

  it.each([
    '</w:t></w:r></w:p><w:p>',
    '&amp; & <w:br/> ]]>',
    ' PAGE \\* MERGEFORMAT { DATE } ',
    '=cmd|calc!A1',
    'tab\tand\nline',
  ])('stays text: %j', async (text) => {
    const bytes = await renderDocx(saying(text), official)
    expect(docxText(bytes)).toEqual([text])
    expect(docxParts(bytes).get('word/document.xml')).not.toContain('instrText')
  })

  it('and every part stay well-formed whatever the texts are, and say all that XML can hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyBulletin, fc.constantFrom(official, plain), async (bulletin, style) => {
        const bytes = await renderDocx(bulletin, style)
        for (const xml of docxParts(bytes).values()) readXml(xml)
        // The imprint is printed last, wherever it stands; cells that a row lacks are empty.
        const imprintsLast = [
          ...bulletin.blocks.filter((block) => block.kind !== 'imprint'),
          ...bulletin.blocks.filter((block) => block.kind === 'imprint'),
        ]
        const wanted = bulletinText({ ...bulletin, blocks: imprintsLast }).map(xmlSafe)
        expect(docxText(bytes).filter(Boolean)).toEqual(wanted.filter(Boolean))
      }),
      { numRuns: 150 },
    )
  })
})

describe('the bytes of a .docx', () => {
  it('are the same for the same bulletin and style', async () => {
    const [one, other] = [await renderDocx(sampleBulletin(), official), await renderDocx(sampleBulletin(), official)]
    expect(Buffer.from(one).equals(other)).toBe(true)
  })

  it('know no clock: created and modified on the day of issue', async () => {
    const core = await part(sampleBulletin(), official, 'docProps/core.xml')
    expect(core.match(/2023-01-14T00:00:00Z/g)).toHaveLength(2)
    expect(core).toContain('<dc:creator>四川省政府政务服务和公共资源交易服务中心</dc:creator>')
    expect(core).toContain('<dc:title>窗口工作周报 2022年第45期（总第420期） 政务服务工作</dc:title>')
    expect(core).toContain('<dc:language>zh-CN</dc:language>')
  })

  it('name every part in the content types, and every relation leads to a part', async () => {
    const parts = docxParts(await renderDocx(sampleBulletin(), official))
    const types = parts.get('[Content_Types].xml') ?? ''
    for (const name of parts.keys()) if (!/Content_Types|rels$/.test(name)) expect(types).toContain(`"/${name}"`)
    const targets = (name: string): string[] =>
      [...(parts.get(name) ?? '').matchAll(/Target="([^"]*)"/g)].map((match) => match[1] ?? '')
    for (const target of targets('_rels/.rels')) expect([...parts.keys()]).toContain(target)
    for (const target of targets('word/_rels/document.xml.rels')) expect([...parts.keys()]).toContain(`word/${target}`)
  })
})

describe('the styles of a .docx', () => {
  it('are Word’s own where Word has them, so that headings show in its navigation pane', async () => {
    const styles = await part(sampleBulletin(), official, 'word/styles.xml')
    expect(styleOf(styles, 'Heading1')).toMatch(/<w:name w:val="heading 1"\/>.*<w:outlineLvl w:val="0"\/>/)
    expect(styleOf(styles, 'Heading2')).toMatch(/<w:name w:val="heading 2"\/>.*<w:outlineLvl w:val="1"\/>/)
    expect(styleOf(styles, 'Heading1')).toContain('<w:keepNext/>')
    const document = await part(sampleBulletin(), official, 'word/document.xml')
    expect(document.match(/w:pStyle w:val="Heading1"/g)).toHaveLength(3)
    expect(document.match(/w:pStyle w:val="Heading2"/g)).toHaveLength(2)
  })

  it.each([
    ['BodyText', '仿宋_GB2312', 32],
    ['Heading1', '黑体', 32],
    ['Heading2', '楷体_GB2312', 32],
    ['Title', '方正小标宋简体', 44],
    ['Footer', '宋体', 28],
    ['Imprint', '仿宋_GB2312', 28],
  ])('name the font for Han and for “ ” — …, and its size: %s', async (id, font, halfPoints) => {
    const style = styleOf(await part(sampleBulletin(), official, 'word/styles.xml'), id)
    for (const letters of ['ascii', 'hAnsi', 'eastAsia']) expect(style).toContain(`w:${letters}="${font}"`)
    expect(style).toContain(`<w:sz w:val="${halfPoints}"/>`)
  })

  it('indent body text by two characters on an exact pitch, squeezed to 28 a line, not bold', async () => {
    const body = styleOf(await part(sampleBulletin(), official, 'word/styles.xml'), 'BodyText')
    expect(body).toContain('w:firstLineChars="200"')
    expect(body).toContain('w:line="579" w:lineRule="exact"')
    expect(body).toContain('<w:spacing w:val="-5"/>')
    expect(body).not.toContain('<w:b/>')
  })

  it('are red in the masthead and nowhere else', async () => {
    const styles = await part(sampleBulletin(), official, 'word/styles.xml')
    const red = [...styles.matchAll(/w:styleId="(\w+)">(?:(?!<\/w:style>).)*FF3333/g)].map((match) => match[1])
    expect(red).toEqual(['Masthead', 'Issuer'])
    expect(await part(sampleBulletin(), official, 'word/document.xml')).not.toContain('FF3333')
  })

  it('set only the head of a run-in line in Kaiti', async () => {
    const document = await part(sampleBulletin(), official, 'word/document.xml')
    expect(document).toMatch(
      /<w:rStyle w:val="LineHead"\/>[^/]*\/><\/w:rPr><w:t xml:space="preserve">（一）按时到岗情况。<\/w:t><\/w:r><w:r>/,
    )
  })

  it('have their elements in the order of the schema', async () => {
    const styles = await part(sampleBulletin(), official, 'word/styles.xml')
    const paragraph =
      'keepNext keepLines widowControl pBdr tabs kinsoku overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl'
    for (const id of ['Normal', 'Issuer', 'Title', 'Heading1', 'BodyText', 'Footer']) {
      expect(inOrder(children(styleOf(styles, id), 'w:pPr'), paragraph), id).toBe(true)
      expect(inOrder(children(styleOf(styles, id), 'w:rPr'), 'rFonts b bCs color spacing sz szCs lang'), id).toBe(true)
    }
  })
})

describe('the settings of a .docx', () => {
  const order =
    'zoom defaultTabStop evenAndOddHeaders characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat themeFontLang'

  it('squeeze punctuation and forbid line starts and ends, in the order of the schema', async () => {
    const settings = await part(sampleBulletin(), official, 'word/settings.xml')
    expect(children(settings, 'w:settings').map((name) => name.replace('w:', ''))).toEqual(order.split(' '))
    expect(settings).toContain('characterSpacingControl w:val="compressPunctuation"')
    const listed = (side: string): string =>
      new RegExp(`noLineBreaks${side} w:lang="zh-CN" w:val="([^"]*)"`).exec(settings)?.[1] ?? ''
    for (const mark of '，。；：？！、）》」』”’％…—') expect(listed('Before')).toContain(mark)
    for (const mark of '（《「『“‘') expect(listed('After')).toContain(mark)
  })

  it('leave East Asian rules off in an English bulletin', async () => {
    const parts = docxParts(await renderDocx(englishBulletin(), plain))
    expect(parts.get('word/settings.xml')).not.toContain('noLineBreaks')
    expect(parts.get('word/settings.xml')).toContain('doNotCompress')
    expect(parts.get('word/document.xml')).not.toContain('eastAsia')
    expect([...parts.values()].join('')).not.toContain('zh-CN')
    expect(parts.get('word/styles.xml')).toContain('<w:kinsoku w:val="0"/>')
  })
})

describe('the pages of a .docx', () => {
  it('number odd pages right and even pages left, with a dash on each side', async () => {
    const parts = docxParts(await renderDocx(sampleBulletin(), official))
    const [odd, even] = [parts.get('word/footer1.xml') ?? '', parts.get('word/footer2.xml') ?? '']
    expect(odd).toContain('<w:ind w:right="280"/><w:jc w:val="right"/>')
    expect(even).toContain('<w:ind w:left="280"/><w:jc w:val="left"/>')
    expect(odd.match(/>—</g)).toHaveLength(2)
    expect(parts.get('word/document.xml')).toContain('<w:footerReference w:type="even" r:id="rId2"/>')
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  it('repeat a table’s head and never split a row', async () => {
    const document = await part(sampleBulletin(), official, 'word/document.xml')
    const rows = document.match(/<w:tr>.*?<\/w:tr>/g) ?? []
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(1)
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
  })

  it('keep the imprint on an even page: apart where the text ends on an odd one, with it where there is room', async () => {
    const imprint = sampleBulletin().blocks.at(-1)!
    const lines = (count: number): Bulletin => ({
      ...sampleBulletin(),
      blocks: [...Array.from({ length: count }, () => saying('一行。').blocks[0]!), imprint],
    })
    const types = async (count: number): Promise<string[]> =>
      (await part(lines(count), official, 'word/document.xml')).match(/w:type w:val="\w+"|pageBreakBefore/g) ?? []
    const [next, even] = ['w:type w:val="nextPage"', 'w:type w:val="evenPage"']
    expect(await types(10)).toEqual([next, even])
    expect(await types(30)).toEqual([next])
    expect(await types(43)).toEqual(['pageBreakBefore', next, even])
  })

  it('shorten nothing of a long masthead: its letters move together, then shrink', async () => {
    const masthead = (name: string): Bulletin => ({
      ...sampleBulletin(),
      blocks: [{ kind: 'masthead', name, issuer: '某中心', issuedOn: '2023年1月14日' }],
    })
    const long = await part(masthead('某某省人民政府政务服务管理办公室窗口工作周报'), official, 'word/document.xml')
    expect(long).toMatch(/<w:spacing w:val="\d+"\/><w:sz w:val="40"\/>/)
    expect(await part(masthead('窗口工作周报'), official, 'word/document.xml')).not.toContain('<w:sz ')
  })
})
