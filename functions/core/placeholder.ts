/**
 * Placeholders in a definition's texts: `{year}`, `{period.from}`, `{ytd.permits-accepted}` … A literal brace is
 * written twice (`{{`).
 */

export type TemplatePart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'placeholder'; readonly name: string }

/** Splits a text at its placeholders; undefined where a brace is left open or stands alone. */
export function parseTemplate(template: string): TemplatePart[] | undefined {
  const parts: TemplatePart[] = []
  let text = ''
  for (const match of template.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
    const [token, name] = match
    if (token === '{' || token === '}') return undefined
    if (name === undefined) {
      text += token === '{{' ? '{' : token === '}}' ? '}' : token
      continue
    }
    if (text) parts.push({ kind: 'text', text })
    text = ''
    parts.push({ kind: 'placeholder', name })
  }
  if (text) parts.push({ kind: 'text', text })
  return parts
}

/** Fills placeholders with plain text; an unknown one stays visible as it was written. */
export const fillTemplate = (template: string, values: Readonly<Record<string, string | number>>): string =>
  (parseTemplate(template) ?? [{ kind: 'text', text: template }])
    .map((part) => {
      if (part.kind === 'text') return part.text
      return String(Object.hasOwn(values, part.name) ? values[part.name] : `{${part.name}}`)
    })
    .join('')

/** What a placeholder in a section's paragraph or a title may name beside `week.<figure>` and `ytd.<figure>`. */
export const issuePlaceholders = [
  'year',
  'issueNo',
  'serialNo',
  'issuedOn',
  'period',
  'period.from',
  'period.to',
  'ytd.from',
  'ytd.to',
] as const
export type IssuePlaceholder = (typeof issuePlaceholders)[number]
