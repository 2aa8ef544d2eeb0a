import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../functions/core/text-cleaning.ts'
import { applyTextRules, endHeading, flagText, type TextRule, type TextRules } from '../../functions/core/text-rules.ts'

const none: TextRules = {
  hanSpacing: false,
  fullWidthPunctuation: false,
  halfWidthAlphanumerics: false,
  noThousandsSeparators: false,
  chineseDates: false,
  stripTypedNumbering: false,
  variants: [],
  honours: [],
}
const names = Object.keys(none).filter((key): key is TextRule => key !== 'variants' && key !== 'honours')
const only = (...rules: TextRule[]): TextRules => ({
  ...none,
  ...Object.fromEntries(rules.map((rule) => [rule, true])),
})
const all = only(...names)
const apply = (text: string, rules = all) => applyTextRules(text, rules).text

/** A rule's changes, and texts that it must leave as they are. */
function rule(name: TextRule, changed: [string, string][], kept: string[]) {
  describe(name, () => {
    it.each(changed)('%j becomes %j', (before, after) => {
      expect(apply(before, only(name))).toBe(after)
    })
    it.each(kept)('%j stays', (text) => {
      expect(applyTextRules(text, only(name))).toEqual({ text, changes: [] })
    })
  })
}

rule(
  'hanSpacing',
  [
    ['办结 12 件', '办结12件'],
    ['使用 App 办理', '使用App办理'],
    ['同比增长 14.48% 左右', '同比增长14.48%左右'],
    ['推进 标准化 建设', '推进标准化建设'],
    ['推进 “一网通办” 事项', '推进“一网通办”事项'],
    ['第一， 加强（ 改进 ）。 第二', '第一，加强（改进）。第二'],
    ['“支持 PC 端”', '“支持PC端”'],
    ['𠮷林 𪚥州', '𠮷林𪚥州'],
  ],
  [
    '锦旗上写着“服务周到细致 作风务实清廉”',
    '《便民指南 办事篇》',
    '"服务周到细致 作风务实清廉"',
    'two English words',
    '第一段\n第二段',
    '“服务周到 \n',
  ],
)

rule(
  'fullWidthPunctuation',
  [
    ['受理12件,办结10件;其余在办.', '受理12件，办结10件；其余在办。'],
    ['时间:9:30', '时间：9:30'],
    ['好吗?好!', '好吗？好！'],
    ['细则(试行)', '细则（试行）'],
    ['细则（试行)', '细则（试行）'],
    ['电脑(PC)端', '电脑（PC）端'],
    ['办理"一网通办"事项', '办理“一网通办”事项'],
    ['办理“一网通办"事项', '办理“一网通办”事项'],
    ['支持"A","B"等', '支持“A”，“B”等'],
    ['"我为群众办实事,\'办得好\'服务月"', '“我为群众办实事，‘办得好’服务月”'],
    ['说明...更多。。。还有…完', '说明……更多……还有……完'],
    ['四川--成都', '四川——成都'],
    ['增长14.48%.', '增长14.48%。'],
    ['唯一.', '唯一。'],
    ['见http://example.cn/a,b?c=1.5,谢谢', '见http://example.cn/a,b?c=1.5，谢谢'],
    ['支持PC,移动端', '支持PC，移动端'],
  ],
  [
    '支持PC, App两端',
    'Regional (Comprehensive) "Economic" Partnership...',
    '占14.48%，比为3:2，9:30开始，版本2.0.1，日期2022.12.26',
    '编号1,2,3',
    "They don't use 系统's name",
    '屏幕5"和6"两种',
    '他说“甲“和乙”',
    '邮箱a.b@example.cn，网址www.example.cn/x(1).html',
    '附件.doc',
    '一.加强服务',
    '要求：1.加强服务',
    '运行--help参数',
    '段落…………段落——段落',
    '“说"甲"和乙”',
  ],
)

rule(
  'halfWidthAlphanumerics',
  [
    ['办结１２．５％', '办结12.5%'],
    ['使用Ｗｉｎ１０和ＡＢ－１２', '使用Win10和AB－12'],
    ['１．加强', '1.加强'],
  ],
  ['12.5%，（ok）', '全角标点：，。；', '甲．乙'],
)

rule(
  'noThousandsSeparators',
  [
    ['受理21,291,461件，办结10,000件', '受理21291461件，办结10000件'],
    ['共1,234.56万元,同比', '共1234.56万元,同比'],
    ['1,000,办结', '1000,办结'],
  ],
  [
    '1,2,3',
    '12,34件',
    '1,234,56',
    '0,123',
    '0.123,456',
    'A1,234',
    '分别办理1,200件和3,400件',
    '见100,200号文件',
    'http://example.cn/?a=1,000',
  ],
)

rule(
  'chineseDates',
  [
    ['2022年01月05日', '2022年1月5日'],
    ['01月至09月', '1月至9月'],
    ['1月01日、05日', '1月1日、5日'],
    ['12月26日-30日', '12月26日—12月30日'],
    ['12月26-30日', '12月26日—12月30日'],
    ['12月26日～12月30日', '12月26日—12月30日'],
    ['12月26日——12月30日', '12月26日—12月30日'],
    ['09月01日 - 09月05日', '9月1日—9月5日'],
    ['2022年1月1日-2022年12月30日', '2022年1月1日至2022年12月30日'],
    ['2022年12月26日-30日', '2022年12月26日—12月30日'],
  ],
  [
    '12月26日—12月30日',
    '12月26日至30日',
    '12月30日-5日',
    '13月40日-50日',
    '10月20日，100日',
    '窗口05日均办件12件',
    '2022.12.26',
    '2022-01-05',
  ],
)

rule(
  'stripTypedNumbering',
  [
    ['一、加强服务', '加强服务'],
    ['（二十一）加强服务', '加强服务'],
    ['(1)加强服务', '加强服务'],
    ['1.加强服务', '加强服务'],
    ['1. 23万件', '23万件'],
    ['1、加强服务', '加强服务'],
    ['2）加强服务', '加强服务'],
    ['①加强服务', '加强服务'],
    ['（一）、加强服务', '加强服务'],
    ['\u3000１．加强服务', '加强服务'],
    ['一、（一）1.（1）①加强服务', '加强服务'],
    ['1、12月27日，召开会议', '12月27日，召开会议'],
    ['一、12家窗口', '12家窗口'],
    ['（1）12月27日，召开会议', '12月27日，召开会议'],
  ],
  [
    '1.23万件',
    '3.15消费者权益日',
    '1、2号窗口合并',
    '一、二级响应',
    '一是加强服务',
    '一体化平台',
    '12家窗口',
    '（2022）12号',
    '（1）和（2）项',
    '（一）、（二）项',
    '（1）—（3）项',
    '①②均完成',
    '1...n',
    '3.x版本',
    '要求（1）加强；（2）改进',
    '（一）',
    '加强服务\n1.改进',
  ],
)

describe('applyTextRules', () => {
  it('names each change, its rule and its place in the result', () => {
    expect(applyTextRules('1、受理 １２,３４５ 件,办结"一网通办"', all)).toEqual({
      text: '受理12345件，办结“一网通办”',
      changes: [
        { rule: 'stripTypedNumbering', from: '1、', to: '', at: 0 },
        { rule: 'hanSpacing', from: ' ', to: '', at: 2 },
        { rule: 'noThousandsSeparators', from: '１２,３４５', to: '12345', at: 2 },
        { rule: 'hanSpacing', from: ' ', to: '', at: 7 },
        { rule: 'fullWidthPunctuation', from: ',', to: '，', at: 8 },
        { rule: 'fullWidthPunctuation', from: '"', to: '“', at: 11 },
        { rule: 'fullWidthPunctuation', from: '"', to: '”', at: 16 },
      ],
    })
  })

  const pieces = [
    ...Array.from(
      '中文一二十𠮷、，。；：？！（）“”‘’《》…—·～－．％１２Ａａ①㈠⑴0123456789.,;:?!()"\'-~%@/ abAB\n\u3000',
    ),
    ...['月', '日', '年', '号', '至', '分别', '12月26日', '2022年', '01月', '05日', '-30日', '10,000', '...', '。。。'],
    ...['--', 'http://', 'www.', '“中', '中”', ' 中', '（一）', '一、', '1.', '\uD842'],
  ]
  const mixture = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => parts.join(''))
  // A few symbols at a time: rules meet far more often than in a mixture of all.
  const narrow = fc
    .uniqueArray(fc.constantFrom(...pieces), { minLength: 2, maxLength: 7 })
    .chain((few) => fc.array(fc.constantFrom('中', ...few), { maxLength: 14 }))
    .map((parts) => parts.join(''))
  const anyRules = fc.oneof(
    fc.constant(all),
    fc.subarray(names).map((some) => only(...some)),
  )

  it('changes nothing the second time, whatever the text and the rules', () => {
    fc.assert(
      fc.property(fc.oneof(mixture, narrow), anyRules, (raw, rules) => {
        const once = apply(raw, rules)
        expect(applyTextRules(once, rules)).toEqual({ text: once, changes: [] })
      }),
      { numRuns: 10_000 },
    )
  })

  it('tells the truth about its changes: putting them back gives the text that was passed', () => {
    fc.assert(
      fc.property(fc.oneof(mixture, narrow), anyRules, (raw, rules) => {
        const { text, changes } = applyTextRules(raw, rules)
        const undone = changes.toReversed().reduce((now, { at, from, to }) => {
          expect(now.slice(at, at + to.length)).toBe(to)
          return now.slice(0, at) + from + now.slice(at + to.length)
        }, text)
        expect(undone).toBe(raw)
        expect(changes.every((change) => rules[change.rule] && change.from !== change.to)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it('leaves clean text clean, and never touches Han, letters or the value of a digit', () => {
    const letters = (text: string) =>
      text
        .normalize('NFKC')
        .replace(/[^\p{L}]/gu, '')
        .replace(/[月日至]/g, '')
    fc.assert(
      fc.property(mixture, (raw) => {
        const { text } = cleanText(raw)
        const result = apply(text, { ...all, stripTypedNumbering: false })
        expect(letters(result)).toBe(letters(text))
        expect(cleanText(result).text).toBe(result)
      }),
      { numRuns: 3_000 },
    )
  })

  it('returns any text unchanged where all rules are off', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(applyTextRules(text, none)).toEqual({ text, changes: [] })
      }),
    )
  })

  it.each([
    ['中,', '中，'],
    ['"中"', '“中”'],
    ['(中)', '（中）'],
    ["中'中'", '中‘中’'],
    ['12月26日-12月30日-', '12月26日—12月30日-'],
    ...['（一）', '(', '"', "'", ' ', '. ', '1,', 'a@', 'http://', '一.', '-', '0', '“', '中《'].map((part) => [
      part,
      part,
    ]),
  ])('takes 100,000 characters of %j in its stride', (part, expected) => {
    const count = Math.floor(100_000 / part.length)
    // Compared as a whole: nobody reads 100,000 characters of difference.
    expect(apply(part.repeat(count)) === expected.repeat(count)).toBe(true)
  })

  it.each([
    ['中 ', `${'中'.repeat(50_000)} `],
    ['1、 ', '1、 '],
    ['。 ', '…… '],
    ['。', '……'],
    ['中...', '中……'.repeat(20_000)],
  ])('takes 100,000 characters of %j in its stride, whatever it makes of them', (part, expected) => {
    expect(apply(part.repeat(part.length === 4 ? 20_000 : 50_000)) === expected).toBe(true)
  })

  it('takes brackets nested 50,000 deep in its stride', () => {
    const nested = (open: string, close: string) => `${open.repeat(50_000)}中${close.repeat(50_000)}`
    expect(apply(nested('(', ')')) === nested('（', '）')).toBe(true)
  })

  const seed = new URL('../../../shared/seed/bulletin.txt', import.meta.url)
  const reason = existsSync(seed) ? '' : ' (skipped: no ../shared/seed)'
  it.skipIf(reason !== '')(`leaves a bulletin as it was printed${reason}`, () => {
    const rules = { ...all, stripTypedNumbering: false }
    const lines = readFileSync(seed, 'utf8').split('\n')
    expect(lines.map((line) => apply(line, rules))).toEqual(lines)
  })
})

describe('flagText', () => {
  const rules: TextRules = { ...none, variants: [['其它', '其他']], honours: ['锦旗', '感谢信'] }

  it('names the texts with the rarer word of a mixed pair, and none where the pair is not mixed', () => {
    const texts = [
      { id: '1', text: '其他事项' },
      { id: '2', text: '其它事项' },
      { id: '3', text: '其他窗口' },
    ]
    expect(flagText(texts, rules)).toEqual([{ id: '2', rule: 'variants', text: '其它' }])
    expect(flagText(texts.slice(1, 2), rules)).toEqual([])
  })

  it('names the texts in which one department tells of the same honour', () => {
    const texts = [
      { id: '1', department: 'a', text: '收到锦旗2面' },
      { id: '2', department: 'b', text: '收到锦旗1面' },
      { id: '3', department: 'a', text: '锦旗和感谢信' },
    ]
    expect(flagText(texts, rules)).toEqual([
      { id: '1', rule: 'honours', text: '锦旗' },
      { id: '3', rule: 'honours', text: '锦旗' },
    ])
  })

  it('takes an honour told twice in one text as one', () => {
    expect(flagText([{ id: '1', text: '锦旗，锦旗' }], rules)).toEqual([])
  })
})

describe('endHeading', () => {
  it.each([
    ['窗口工作动态。', '窗口工作动态'],
    ['窗口工作动态。 。', '窗口工作动态'],
    ['窗口工作动态', '窗口工作动态'],
    ['工作。动态', '工作。动态'],
    ['。'.repeat(100_000), ''],
  ])('a heading ends without a full stop', (text, expected) => {
    expect(endHeading(text)).toBe(expected)
  })
})
