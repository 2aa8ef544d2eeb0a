/** The parts of a .docx that say how: styles, settings, fonts. Elements stand in the order of ISO/IEC 29500-1. */
import { type ParagraphStyle, pointsPerMm, type PrintStyle, type RunInStyle, typeArea } from '../core/print-style.ts'
import { escapeMarkup as esc } from './markup.ts'

/** Points → twips (1/20 pt), whole. */
export const twips = (points: number): number => Math.round(points * 20)
export const mmTwips = (mm: number): number => twips(mm * pointsPerMm)

/** A rule of this many millimetres, in the eighths of a point that borders have; at least the thinnest. */
export const border = (side: string, rule: { width: number; colour: string }, space = 0): string =>
  `<w:${side} w:val="single" w:sz="${Math.max(2, Math.round(rule.width * pointsPerMm * 8))}" w:space="${space}" ` +
  `w:color="${rule.colour}"/>`

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const mainNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export type TextRole = keyof PrintStyle['text']

/** Word's own ids for Word's own styles: these show in its navigation pane and follow its language. */
export const styleIds: { readonly [R in TextRole]: string } = {
  masthead: 'Masthead',
  number: 'IssueNumber',
  issuer: 'Issuer',
  title: 'Title',
  period: 'Period',
  heading1: 'Heading1',
  heading2: 'Heading2',
  body: 'BodyText',
  correction: 'Correction',
  table: 'Table',
  figure: 'Figure',
  imprint: 'Imprint',
  pageNumber: 'Footer',
  lineHead: 'LineHead',
  headline: 'Headline',
  tableHead: 'TableHead',
}

/** The lines' pitch as Word can have it; rounded down, so that a full page holds them all. */
export const pitchTwips = (style: PrintStyle): number => Math.floor(typeArea(style).pitch * 20)

const fonts = ({ fonts }: PrintStyle, key: string): string => {
  const font = fonts[key]
  if (!font) return ''
  const [latin, eastAsia] = [esc(font.latin), esc(font.eastAsia)]
  // hAnsi is what “ ” — … take where Word does not count them as Han.
  const [hAnsi, hint] = latin === eastAsia ? [eastAsia, ' w:hint="eastAsia"'] : [latin, '']
  return `<w:rFonts${hint} w:ascii="${latin}" w:hAnsi="${hAnsi}" w:eastAsia="${eastAsia}" w:cs="${latin}"/>`
}

/** Body-sized text gives way (or gains) so that the grid's characters fill the line; rounded down, or one wraps. */
const letterSpacing = (style: PrintStyle, role: ParagraphStyle): number =>
  twips(role.letterSpacing) +
  (role.size === style.text.body.size && role.letterSpacing === 0 ? Math.floor(typeArea(style).spacing * 20) : 0)

const bold = (on: boolean): string => (on ? '<w:b/><w:bCs/>' : '')

function letters(style: PrintStyle, role: ParagraphStyle): string {
  const spacing = letterSpacing(style, role)
  const size = Math.round(role.size * 2)
  return (
    fonts(style, role.font) +
    bold(role.bold) +
    `<w:color w:val="${role.colour}"/>` +
    (spacing === 0 ? '' : `<w:spacing w:val="${spacing}"/>`) +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
  )
}

const alignments = { left: 'left', centre: 'center', right: 'right', justified: 'both' } as const

/** Points between the masthead's last line and its rule. */
const ruleSpace = 4

/** What a role adds to its style beside its data. Its rule takes `taken` of the space before it, to stay on the grid. */
const extras: {
  readonly [R in TextRole]?: (style: PrintStyle) => { flags?: string; rules?: string; level?: number; taken?: number }
} = {
  title: () => ({ flags: '<w:keepNext/>' }),
  issuer: (style) => ({
    rules:
      `<w:pBdr>${border('bottom', style.masthead.rule, ruleSpace)}</w:pBdr>` +
      `<w:tabs><w:tab w:val="right" w:pos="${twips(typeArea(style).width)}"/></w:tabs>`,
    taken: twips(ruleSpace + style.masthead.rule.width * pointsPerMm),
  }),
  heading1: () => ({ flags: '<w:keepNext/><w:keepLines/>', level: 0 }),
  heading2: () => ({ flags: '<w:keepNext/><w:keepLines/>', level: 1 }),
}

function paragraphStyle(style: PrintStyle, key: TextRole, role: ParagraphStyle): string {
  const { flags = '', rules = '', level, taken = 0 } = extras[key]?.(style) ?? {}
  const pitch = pitchTwips(style)
  const height = (lines: number): number => Math.round(lines * pitch)
  const indent =
    role.indent > 0
      ? `<w:ind w:firstLineChars="${Math.round(role.indent * 100)}" w:firstLine="${twips(role.indent * role.size)}"/>`
      : ''
  return (
    `<w:style w:type="paragraph" w:styleId="${styleIds[key]}"><w:name w:val="${esc(role.styleName)}"/>` +
    `<w:basedOn w:val="Normal"/>${level === undefined ? '' : '<w:next w:val="BodyText"/>'}<w:qFormat/>` +
    `<w:pPr>${flags}${rules}<w:spacing w:before="${Math.max(0, height(role.before) - taken)}" ` +
    `w:after="${height(role.after)}" w:line="${height(role.lines)}" w:lineRule="exact"/>${indent}` +
    `<w:jc w:val="${alignments[role.align]}"/>${level === undefined ? '' : `<w:outlineLvl w:val="${level}"/>`}</w:pPr>` +
    `<w:rPr>${letters(style, role)}</w:rPr></w:style>`
  )
}

const characterStyle = (style: PrintStyle, key: TextRole, role: RunInStyle): string =>
  `<w:style w:type="character" w:styleId="${styleIds[key]}"><w:name w:val="${esc(role.styleName)}"/><w:qFormat/>` +
  `<w:rPr>${fonts(style, role.font)}${bold(role.bold)}</w:rPr></w:style>`

const onOff = (on: boolean): string => (on ? '' : ' w:val="0"')

export function stylesXml(style: PrintStyle, language: 'zh-CN' | 'en'): string {
  const { text, grid, language: rules } = style
  const size = Math.round(text.body.size * 2)
  const eastAsia = language === 'en' ? 'en-US' : language
  const roles = Object.entries(text) as [TextRole, ParagraphStyle | RunInStyle][]
  // In the defaults for Word, in Normal for LibreOffice, which does not look for all of them there.
  const lineRules =
    `<w:widowControl${onOff(grid.widowControl)}/><w:kinsoku${onOff(rules.lineBreakRules)}/>` +
    `<w:overflowPunct${onOff(rules.hangingPunctuation)}/><w:autoSpaceDE${onOff(rules.autoSpace)}/>` +
    `<w:autoSpaceDN${onOff(rules.autoSpace)}/><w:snapToGrid w:val="0"/>` +
    `<w:spacing w:before="0" w:after="0" w:line="${pitchTwips(style)}" w:lineRule="exact"/>`
  return (
    `${xmlHead}<w:styles ${mainNamespace}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(style, text.body.font)}` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` +
    `<w:lang w:val="en-US" w:eastAsia="${eastAsia}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${lineRules}</w:pPr></w:pPrDefault>` +
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>' +
    `<w:qFormat/><w:pPr>${lineRules}</w:pPr></w:style>` +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
    roles
      .map(([key, role]) => ('size' in role ? paragraphStyle(style, key, role) : characterStyle(style, key, role)))
      .join('') +
    '</w:styles>'
  )
}

export function settingsXml({ language: rules }: PrintStyle, language: 'zh-CN' | 'en'): string {
  const breaks = (side: 'After' | 'Before', characters: string): string =>
    rules.lineBreakRules && characters !== ''
      ? `<w:noLineBreaks${side} w:lang="${language}" w:val="${esc(characters)}"/>`
      : ''
  return (
    `${xmlHead}<w:settings ${mainNamespace}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>` +
    `<w:evenAndOddHeaders/><w:characterSpacingControl w:val="${rules.compressPunctuation ? 'compressPunctuation' : 'doNotCompress'}"/>` +
    breaks('After', rules.noLineEnd) +
    breaks('Before', rules.noLineStart) +
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" ' +
    'w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="en-US"${language === 'en' ? '' : ` w:eastAsia="${language}"`}/></w:settings>`
  )
}

/** Under which other name a machine may have each font: newer Windows says 仿宋, not 仿宋_GB2312. */
export function fontTableXml({ fonts }: PrintStyle): string {
  const rows = Object.values(fonts).map(({ eastAsia, latin, alternative }) => {
    const name = eastAsia === latin ? eastAsia : latin
    const other = alternative === undefined ? '' : `<w:altName w:val="${esc(alternative)}"/>`
    return `<w:font w:name="${esc(name)}">${other}</w:font>`
  })
  return `${xmlHead}<w:fonts ${mainNamespace}>${rows.join('')}</w:fonts>`
}
