/**
 * Where figures and items come from, as panels (popovers) that stand after the bulletin: a button in the text names
 * its panel, so the browser opens it on click or Enter, closes it on Escape and returns the focus, without a script;
 * and no word of a panel can get into the text or a copy of it.
 */
import type { ItemSource, Provenance } from '../core/bulletin.ts'
import { htmlWording, type HtmlWording } from './html-wording.ts'
import { escapeMarkup as esc } from './markup.ts'

/** Rows of a list that a panel shows at once; a longer list stands folded. */
const openRows = 12
/** Rows of a table: a browser lays out only those tables of a long list that are in sight. */
const tableRows = 200

export interface Panels {
  /** A printed figure. */
  figure(text: string, provenance: Provenance): string
  /** A mark after an item's text; it holds no text itself (the style sheet draws it). */
  sources(sources: readonly ItemSource[]): string
  /** All panels that were asked for, one after another. */
  html(): string
}

/** `framed`: the page will stand in a frame without scripts, where browsers move no focus by themselves and say so. */
export function panelsOf(language: 'zh-CN' | 'en', framed = false): Panels {
  const words = htmlWording(language)
  const panels: string[] = []
  const ids = new Map<string, string>()
  // A figure that is printed twice has one panel.
  const panelId = (title: string, body: string): string => {
    const known = ids.get(title + body)
    if (known) return known
    const id = `p${ids.size + 1}`
    ids.set(title + body, id)
    panels.push(panel(id, title, body, { words, framed }))
    return id
  }
  const opener = (id: string): string => `type="button" popovertarget="${id}" aria-haspopup="dialog"`
  return {
    figure: (text, provenance) => {
      const id = panelId(`${provenance.name} · ${words.basis[provenance.basis]}`, provenanceBody(provenance, words))
      return `<button class="figure" ${opener(id)}>${esc(text)}</button>`
    },
    sources: (sources) => {
      if (sources.length === 0) return ''
      const id = panelId(words.source, sourcesTable(sources, words))
      const label = words.sourceOf([...new Set(sources.map((s) => s.departmentName))])
      return `<button class="source" ${opener(id)} aria-label="${esc(label)}"></button>`
    },
    html: () => panels.join('\n'),
  }
}

const panel = (
  id: string,
  title: string,
  body: string,
  { words, framed }: { readonly words: HtmlWording; readonly framed: boolean },
): string =>
  `<div popover id="${id}" role="dialog" aria-labelledby="${id}-title" class="panel">
<div class="panel-head"><h2 id="${id}-title">${esc(title)}</h2>` +
  `<button type="button" popovertarget="${id}" popovertargetaction="hide"${framed ? '' : ' autofocus'}>${words.close}</button></div>
${body}</div>`

/** A total as opening + earlier issues + departments; a derived figure as those that it is made from. */
function provenanceBody(p: Provenance, words: HtmlWording): string {
  const parts = [`<p class="value">${p.value === null ? words.noValue : valueWithUnit(p.value, p.unit)}</p>`]
  for (const part of p.sumOf ?? []) parts.push(term(words.summand, part, words))
  if (p.ratio) {
    parts.push(term(words.numerator, p.ratio.numerator, words))
    parts.push(term(words.denominator, p.ratio.denominator, words))
  }
  if (p.opening !== undefined)
    parts.push(`<p class="opening"><span>${words.opening}</span> <span>${valueWithUnit(p.opening, p.unit)}</span></p>`)
  if (p.earlier.length > 0)
    parts.push(
      list(
        words.earlier(p.earlier.length),
        [words.issue, words.edition, words.value],
        p.earlier.map((e) => [e.issue, String(e.edition), e.value]),
      ),
    )
  if (p.contributions.length > 0)
    parts.push(
      list(
        words.contributions(p.contributions.length),
        [words.department, words.revision, words.cell, words.value],
        p.contributions.map((c) => [c.departmentName, String(c.revision), c.cell, c.value]),
      ),
    )
  return parts.join('\n')
}

const valueWithUnit = (value: string, unit: string): string => `<b>${esc(value)}</b> ${esc(unit)}`

const term = (label: string, p: Provenance, words: HtmlWording): string =>
  `<section class="term"><h3>${label} · ${esc(p.name)} · ${words.basis[p.basis]}</h3>\n${provenanceBody(p, words)}</section>`

/** A list under its title, folded where it is long. */
function list(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const tables: string[] = []
  for (let at = 0; at < rows.length; at += tableRows)
    tables.push(`<div class="rows">${rowsTable(headings, rows.slice(at, at + tableRows))}</div>\n`)
  const open = rows.length <= openRows ? ' open' : ''
  return `<details${open}><summary>${title}</summary>\n${tables.join('')}</details>`
}

/** The last column holds the values. */
const rowsTable = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${headings.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>\n` +
  rows.map((row) => `<tr>${row.map((cell) => `<td>${esc(cell)}</td>`).join('')}</tr>\n`).join('') +
  '</tbody></table>'

const sourcesTable = (sources: readonly ItemSource[], words: HtmlWording): string =>
  rowsTable(
    [words.department, words.revision, words.cell],
    sources.map((s) => [s.departmentName, String(s.revision), s.cell]),
  ) + (sources.some((s) => s.edited) ? `<p class="edited">${words.edited}</p>` : '')
