/**
 * A bulletin of 10, 200 and 5,000 items as .docx: ours; docxtemplater filling a template that is our own file with loop
 * tags; and the docx library saying the same paragraphs. Each in a process of its own: the median time of nine runs
 * after two, and the peak memory of one. Run: `node test/bench/docx.ts`.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Block, Bulletin } from '../../functions/core/bulletin.ts'
import { peakMb } from './measure.ts'
import { printStyle } from '../formats/print-styles.ts'

export interface DocxBench {
  readonly writer: string
  readonly items: number
  readonly ms: number
  /** How often ours fits into it. */
  readonly ratio: number
  /** Of a process of its own, Node's included. */
  readonly peakRssMB: number
}

const counts = [10, 200, 5_000]
const runs = 9

const sentence =
  '窗口围绕群众关心的办事环节，梳理申请材料，压缩办理时限，对排队较多的时段增设引导岗位，并把常见问题做成图解放在等候区。'

const itemBlock = (n: string, text: string): Block => ({
  kind: 'item',
  id: n,
  number: n,
  paragraphs: [text],
  source: { department: 'd', departmentName: 'd', revision: 1, cell: 'C1', edited: false },
})
const texts = (count: number): { number: string; text: string }[] =>
  Array.from({ length: count }, (_, i) => ({ number: `（${i + 1}）`, text: `${i % 28}日，${sentence.repeat(3)}` }))

const head = {
  name: '窗口工作周报',
  number: '2022年第45期（总第420期）',
  issuer: '四川省政府政务服务和公共资源交易服务中心',
  title: '政务服务工作',
}
/** A bulletin with these items in one section. */
const bulletinOf = (items: readonly Block[]): Bulletin => ({
  ...head,
  bulletin: 'window-weekly',
  issue: '2022-45',
  language: 'zh-CN',
  issuedOn: '2023-01-14',
  printStyle: 'bulletin-22',
  blocks: [
    { kind: 'masthead', ...head, issuedOn: '2023年1月14日' },
    { kind: 'title', text: head.title, periodLine: '（12月26日—12月30日）' },
    { kind: 'heading', id: 'work', level: 1, number: '一、', text: '窗口工作动态' },
    ...items,
    { kind: 'imprint', lines: ['报：中心领导。', '发：各部门窗口。'], copies: '（共印80份）' },
  ],
})

type Writer = (count: number) => Promise<Uint8Array>

/** Only the writer that is measured is loaded. */
const writers = {
  ours: async (): Promise<Writer> => {
    const { renderDocx } = await import('../../functions/formats/docx.ts')
    const style = printStyle('bulletin-22')
    return (count) => renderDocx(bulletinOf(texts(count).map((one) => itemBlock(one.number, one.text))), style)
  },
  docxtemplater: async (): Promise<Writer> => {
    const { renderDocx } = await import('../../functions/formats/docx.ts')
    const [{ default: Docxtemplater }, { default: PizZip }] = [await import('docxtemplater'), await import('pizzip')]
    const loop = ['{#items}', '{number}{text}', '{/items}'].map((tag) => itemBlock('', tag))
    const template = await renderDocx(bulletinOf(loop), printStyle('bulletin-22'))
    return (count) => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true })
      document.render({ items: texts(count) })
      const bytes = document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' })
      return Promise.resolve(bytes)
    }
  },
  'docx library': async (): Promise<Writer> => {
    const { Document, Packer, Paragraph, TextRun } = await import('docx')
    const run = (text: string) => new TextRun({ text, font: { hint: 'eastAsia' } })
    const paragraph = (style: string, ...said: string[]) => new Paragraph({ style, children: said.map(run) })
    return (count) => {
      const children = [
        ...Object.values(head).map((text) => paragraph('Title', text)),
        ...texts(count).map((one) => paragraph('BodyText', one.number, one.text)),
      ]
      return Packer.toBuffer(new Document({ sections: [{ children }] }))
    }
  },
} satisfies Record<string, () => Promise<Writer>>

type WriterName = keyof typeof writers

async function measure(name: WriterName, count: number): Promise<{ ms: number; peakRssMB: number }> {
  const write = await writers[name]()
  // The first run alone counts for memory: later ones carry its garbage.
  await write(count)
  const peakRssMB = peakMb()
  await write(count)
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await write(count)
    times.push(performance.now() - start)
  }
  return { ms: times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0, peakRssMB }
}

/** Every writer with every number of items, one process after the other. */
export function benchDocx(): DocxBench[] {
  const inProcess = (writer: string, items: number): { ms: number; peakRssMB: number } => {
    const args = [fileURLToPath(import.meta.url), writer, String(items)]
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { ms: number; peakRssMB: number }
  }
  return counts.flatMap((items) => {
    const ours = inProcess('ours', items)
    return ['ours', 'docxtemplater', 'docx library'].map((writer) => {
      const { ms, peakRssMB } = writer === 'ours' ? ours : inProcess(writer, items)
      return { writer, items, ms, ratio: ms / ours.ms, peakRssMB }
    })
  })
}

const [, script, writer, count] = process.argv
if (script === fileURLToPath(import.meta.url)) {
  if (writer !== undefined && writer in writers)
    process.stdout.write(JSON.stringify(await measure(writer as WriterName, Number(count))))
  else
    console.table(
      benchDocx().map((row) => ({
        ...row,
        ms: row.ms.toFixed(1),
        ratio: row.ratio.toFixed(1),
        peakRssMB: Math.round(row.peakRssMB),
      })),
    )
}
