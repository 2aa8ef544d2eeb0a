/**
 * The recipient's page: one self-contained file without a script. The bulletin stands in `<article>`, whose text is
 * `bulletinText` and nothing else; contents, downloads and provenance stand outside and are not printed.
 */
import { createHash } from 'node:crypto'
import type { Block, Bulletin, Run, TableColumn } from '../core/bulletin.ts'
import { panelsOf, type Panels } from './html-provenance.ts'
import { htmlStyle } from './html-style.ts'
import { htmlWording, type HtmlWording } from './html-wording.ts'
import { escapeMarkup as esc } from './markup.ts'

export interface HtmlOptions {
  /** Other formats of the same edition: relative or http(s) addresses. */
  readonly files?: readonly { readonly label: string; readonly href: string }[]
  /** It will be shown in a frame without scripts (the editor's preview). */
  readonly framed?: boolean
}

/** The Content-Security-Policy that the page needs, for the response header (the page also carries it itself). */
export const htmlContentSecurityPolicy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(htmlStyle).digest('base64')}'; ` +
  `base-uri 'none'; form-action 'none'`

/**
 * A bulletin → a page of UTF-8 bytes; the same bulletin gives the same bytes. No text of it can become markup.
 * @throws where a file's address is not a relative or http(s) one.
 */
export function renderHtml(bulletin: Bulletin, options: HtmlOptions = {}): Uint8Array {
  const words = htmlWording(bulletin.language)
  const panels = panelsOf(bulletin.language, options.framed)
  const headings = headingsOf(bulletin.blocks)
  const article = bulletin.blocks.map((block) => renderBlock(block, headings, panels, words)).join('\n')
  const title = [bulletin.name, bulletin.number, bulletin.title].filter((part) => part !== undefined).join(' · ')
  const page = `<!doctype html>
<html lang="${bulletin.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlContentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="author" content="${esc(bulletin.issuer)}">
<title>${esc(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#bulletin">${words.skip}</a>
<div class="desk">
<header class="bar">
${[contents(headings, words), files(options.files ?? [], words)].join('')}</header>
<main>
<article id="bulletin">
${article}
</article>
${article.includes('<button class="figure"') ? `<p class="hint">${words.hint}</p>\n` : ''}</main>
</div>
<aside class="panels" aria-label="${words.source}">
${panels.html()}
</aside>
</body>
</html>
`
  return new TextEncoder().encode(page)
}

/** Headings with their anchors, in print order. */
type Headings = ReadonlyMap<Extract<Block, { kind: 'heading' }>, string>

const headingsOf = (blocks: readonly Block[]): Headings =>
  new Map(blocks.filter((b) => b.kind === 'heading').map((heading, i) => [heading, `s${i + 1}`]))

function contents(headings: Headings, words: HtmlWording): string {
  if (headings.size < 2) return ''
  const links = [...headings].map(
    ([h, id]) => `<li class="level-${h.level}"><a href="#${id}">${esc(h.number + h.text)}</a></li>`,
  )
  return `<nav class="contents" aria-label="${words.contents}"><details><summary>${words.contents}</summary>
<ul>
${links.join('\n')}
</ul></details></nav>
`
}

const webAddress = /^(?:https?:\/\/|\.{0,2}\/(?!\/)|[^:/]*$)/i

function files(list: NonNullable<HtmlOptions['files']>, words: HtmlWording): string {
  if (list.length === 0) return ''
  const links = list.map(({ label, href }) => {
    if (!webAddress.test(href)) throw new Error(`not a relative or http(s) address: ${href}`)
    return `<li><a href="${esc(href)}">${esc(label)}</a></li>`
  })
  return `<nav class="files" aria-label="${words.files}"><ul>${links.join('')}</ul></nav>\n`
}

function renderBlock(block: Block, headings: Headings, panels: Panels, words: HtmlWording): string {
  switch (block.kind) {
    case 'masthead':
      return `<header class="masthead">
<p class="name">${esc(block.name)}</p>${block.number === undefined ? '' : `\n<p class="number">${esc(block.number)}</p>`}
<div class="issuer-line"><p>${esc(block.issuer)}</p><p>${esc(block.issuedOn)}</p></div>
</header>`
    case 'title':
      return `<h1>${esc(block.text)}</h1>\n<p class="period">${esc(block.periodLine)}</p>`
    case 'heading': {
      const tag = `h${block.level + 1}`
      return `<${tag} id="${headings.get(block) ?? ''}">${esc(block.number + block.text)}</${tag}>`
    }
    case 'paragraph':
      return `<p>${renderRuns(block.runs, panels)}</p>`
    case 'item': {
      const last = block.paragraphs.length - 1
      const texts = block.paragraphs.map((text, i) => {
        const head = i > 0 ? '' : esc(block.number) + (block.headline ? `<b>${esc(block.headline)}</b>` : '')
        return `<p>${head}${keepMarks(esc(text) + (i === last ? panels.sources([block.source]) : ''))}</p>`
      })
      return texts.join('\n')
    }
    case 'line':
      return `<p><b>${esc(block.number + block.head)}</b>${keepMarks(esc(block.text) + panels.sources(block.sources))}</p>`
    case 'table':
      return renderTable(block, panels, words)
    case 'correction':
      return `<p class="correction">${esc(block.text)}</p>`
    case 'imprint':
      return `<footer class="imprint">
${block.lines.map((line) => `<p>${esc(line)}</p>`).join('\n')}${
        block.copies === undefined ? '' : `\n<p class="copies">${esc(block.copies)}</p>`
      }
</footer>`
  }
}

const renderRuns = (runs: readonly Run[], panels: Panels): string =>
  keepMarks(runs.map((run) => (run.kind === 'text' ? esc(run.text) : panels.figure(run.text, run.provenance))).join(''))

/**
 * 禁则 at a button, where a browser would break a line: no closing mark after it and no opening one before it is parted
 * from it, nor the source's mark from the last character.
 */
const keepMarks = (html: string): string =>
  html
    .replace(
      /([（《「『“‘]{0,3})<button class="figure"[^>]*>[^<]*<\/button>([），。；：？！、》」』”’％%…]{0,3})/g,
      (all, before, after) => (before || after ? `<span class="keep">${all}</span>` : all),
    )
    .replace(/[^<>&;\s]{0,2}<button class="source"[^>]*><\/button>/gu, '<span class="keep">$&</span>')

function renderTable(block: Extract<Block, { kind: 'table' }>, panels: Panels, words: HtmlWording): string {
  const heading = ({ heading: text, unit }: TableColumn): string =>
    `<th scope="col">${esc(unit ? words.withUnit(text, unit) : text)}</th>`
  const rows = block.rows.map(
    (row) =>
      `<tr${row.total ? ' class="total"' : ''}><th scope="row">${esc(row.head)}</th>` +
      row.cells.map((cell) => `<td>${renderRuns([cell], panels)}</td>`).join('') +
      '</tr>',
  )
  // Wide tables scroll by themselves, so the keyboard must be able to get there.
  return `<div class="wide" role="group" tabindex="0" aria-label="${words.table}"><table>
<thead><tr><td></td>${block.columns.map(heading).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}
