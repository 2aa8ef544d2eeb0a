/** One small style for the sign-in pages: light, dark and high contrast; from 320 px on. */
import { createHash } from 'node:crypto'

export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#55585f;--page:#f4f5f7;--card:#fff;--line:#767a82;--act:#0b5cad;--on-act:#fff;--bad:#a4262c;--bad-page:#fdf3f4}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f4;--soft:#c3c6cc;--page:#16171a;--card:#222429;--line:#8e929b;--act:#79b8ff;--on-act:#0a1a2b;--bad:#ffb3b8;--bad-page:#3a2326}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.6 system-ui,"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:26rem;margin:min(10vh,5rem) auto;padding:1.5rem;background:var(--card);border:1px solid transparent;border-radius:.5rem}
@media (max-width:28rem){main{margin:0;min-height:100vh;border-radius:0}}
.product{margin:0;color:var(--soft);font-size:.9rem}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{width:100%;min-height:2.75rem;padding:.4rem .6rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.25rem}
input[aria-invalid=true]{border:2px solid var(--bad)}
.hint{margin:.25rem 0 0;color:var(--soft);font-size:.9rem}
form+.hint{margin-top:1rem}
button,.button{display:block;width:100%;min-height:2.75rem;margin:1.5rem 0 0;padding:.5rem 1rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;color:var(--on-act);background:var(--act);border:1px solid transparent;border-radius:.25rem;cursor:pointer}
a{color:var(--act)}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
[role=alert]{margin:0 0 1rem;padding:.75rem 1rem;color:var(--bad);background:var(--bad-page);border:1px solid var(--bad);border-radius:.25rem}
[role=alert] p{margin:0}
[role=alert] strong{display:block}
@media (forced-colors:active){main{border-color:CanvasText}button,.button{color:ButtonText;background:ButtonFace;border-color:ButtonText;forced-color-adjust:none}}
`

/** The style's name in a content security policy. */
export const pageStyleHash = `'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`
