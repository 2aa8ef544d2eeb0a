/**
 * A parser for the pages that we write and for nothing else: it knows the tags and attributes that may occur, and
 * throws at anything that a browser would have to repair. So whatever it accepts holds no markup but ours.
 */
const blockTags = new Set(['p', 'h1', 'h2', 'h3', 'th', 'td'])
const voidTags = new Set(['meta'])
const tag =
  /<(\/?)(html|head|meta|title|style|body|a|div|header|nav|details|summary|ul|li|main|article|aside|section|footer|p|h[123]|b|span|button|table|thead|tbody|tr|th|td)((?: (?:lang|charset|http-equiv|content|name|class|href|id|role|tabindex|scope|type|popover|popovertarget|popovertargetaction|autofocus|open|aria-label|aria-labelledby|aria-haspopup)(?:="[^"<>]*")?)*)>/y
const characters = /[^<&>]+|&(amp|lt|gt|quot|#13);/y
const referenced: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' }

/** `articleLines`: the text of each block in `<article>`, column headings left out, which `bulletinText` leaves out. */
export function readPage(html: string): { articleLines: string[] } {
  const doctype = '<!doctype html>'
  if (!html.startsWith(doctype)) throw new Error('no doctype')
  const open: string[] = []
  const articleLines: string[] = []
  let line: string | undefined
  for (let at = doctype.length; at < html.length;) {
    tag.lastIndex = characters.lastIndex = at
    const found = tag.exec(html)
    if (found) {
      const [all, closing, name = ''] = found
      at += all.length
      if (voidTags.has(name)) continue
      if (closing) {
        if (open.pop() !== name) throw new Error(`</${name}> closes nothing at ${at}`)
        if (line !== undefined && blockTags.has(name)) {
          articleLines.push(line)
          line = undefined
        }
      } else {
        open.push(name)
        if (blockTags.has(name) && open.includes('article') && !open.includes('thead')) line = ''
        // The style sheet is ours, and text to the parser.
        if (name === 'style') at = html.indexOf('</style>', at)
      }
      continue
    }
    const text = characters.exec(html)
    if (!text) throw new Error(`not ours: ${html.slice(at, at + 80)}`)
    at += text[0].length
    if (line !== undefined) line += referenced[text[1] ?? ''] ?? text[0]
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(' ')}`)
  return { articleLines }
}
