/** Pages that a recipient may meet before the bulletin: the form for a PIN, and the notice of a newer edition. */
import { createHash } from 'node:crypto'
import { escapeMarkup as esc } from '../formats/markup.ts'
import type { Language } from './problem-response.ts'

const style = `
:root { color-scheme: light dark; --desk: #f3f1ed; --paper: #fff; --ink: #1b1a18; --quiet: #65605a; --line: #8a837a; --red: #b3141a; }
@media (prefers-color-scheme: dark) {
  :root { --desk: #161513; --paper: #211f1c; --ink: #ece8e1; --quiet: #b3aca2; --line: #8d867c; --red: #ff9b93; }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--desk); color: var(--ink);
  font: 1.0625rem/1.7 system-ui, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: anywhere;
}
main { width: 100%; max-width: 26rem; padding: 1.5rem 1.25rem; background: var(--paper); border-radius: .5rem; }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.4; }
p { margin: 0 0 1rem; }
p:last-child { margin: 0; }
.of, .hint { color: var(--quiet); font-size: .9375rem; }
.fault { color: var(--red); font-weight: 600; }
label { display: block; font-weight: 600; }
input {
  width: 100%; margin: .25rem 0; padding: .5rem .75rem; font: inherit; font-size: 1.25rem; letter-spacing: .15em;
  color: inherit; background: var(--desk); border: 1px solid var(--line); border-radius: .375rem;
}
button, .go {
  display: block; width: 100%; padding: .625rem 1rem; font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; color: var(--paper); background: var(--ink); border: 0; border-radius: .375rem; cursor: pointer;
}
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
`

/** Of both pages: their own style, a form to the server itself, and nothing else. */
export const readerPagePolicy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const page = (language: Language, title: string, main: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${esc(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`

const pinWords = {
  'zh-CN': {
    title: '请输入 PIN 码',
    about: '这个链接设有 PIN 码，请向发送人索取。',
    label: 'PIN 码',
    hint: '6 至 12 位数字',
    open: '打开',
    wrong: 'PIN 码不对，请核对后重新输入。',
  },
  en: {
    title: 'Enter the PIN',
    about: 'This link is kept by a PIN. Ask its sender for it.',
    label: 'PIN',
    hint: '6 to 12 digits',
    open: 'Open',
    wrong: 'That is not the PIN. Check it and enter it again.',
  },
} as const

/** Tells nothing of what is behind it. */
export function pinPage(language: Language, { wrong }: { readonly wrong: boolean }): string {
  const words = pinWords[language]
  const fault = wrong ? `<p class="fault" id="fault" role="alert">${words.wrong}</p>\n` : ''
  return page(
    language,
    words.title,
    `<h1>${words.title}</h1>
<p>${words.about}</p>
<form method="post">
<label for="pin">${words.label}</label>
<input id="pin" name="pin" type="text" inputmode="numeric" autocomplete="one-time-code" required autofocus${
      wrong ? ' aria-invalid="true"' : ''
    } aria-describedby="hint${wrong ? ' fault' : ''}">
<p class="hint" id="hint">${words.hint}</p>
${fault}<button type="submit">${words.open}</button>
</form>`,
  )
}

export interface Replaced {
  /** The bulletin and its number, as printed. */
  readonly name: string
  readonly made: number
  readonly newest: number
  /** When the newest was published, for people to read. */
  readonly on: string
}

const replacedWords = {
  'zh-CN': (r: Replaced) => ({
    title: '这一版已有更新',
    about: `您打开的是第 ${r.made} 版，${r.on}已由第 ${r.newest} 版取代，请以新版为准。`,
    open: `打开第 ${r.newest} 版`,
  }),
  en: (r: Replaced) => ({
    title: 'There is a newer edition',
    about: `This link is to edition ${r.made}. Edition ${r.newest} replaced it on ${r.on}; please go by that one.`,
    open: `Open edition ${r.newest}`,
  }),
} as const

/** Leads to the newer edition, whose address stands under the link's own. */
export function replacedPage(language: Language, replaced: Replaced): string {
  const words = replacedWords[language](replaced)
  return page(
    language,
    `${words.title} · ${replaced.name}`,
    `<h1>${words.title}</h1>
<p class="of">${esc(replaced.name)}</p>
<p>${esc(words.about)}</p>
<p><a class="go" href="${replaced.newest}/">${words.open}</a></p>`,
  )
}
