/**
 * The recipient page's style sheet. On paper it follows print.md (A4, 版心 156 × 225 mm, 28 characters of 16 pt a line);
 * on a screen the same line of 28 characters, as wide as there is room. Only the masthead is coloured.
 */
export const htmlStyle = `
:root {
  --fangsong: "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", "Noto Serif SC",
    "Source Han Serif SC", "Songti SC", "SimSun", serif;
  --kaiti: "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "Kaiti SC", "FandolKai", var(--fangsong);
  --heiti: "SimHei", "黑体", "STHeiti", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC",
    "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  --xiaobiaosong: "FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋",
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", serif;
  --songti: "SimSun", "宋体", "STSong", "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", serif;
  --ui: system-ui, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  --desk: #f3f1ed; --paper: #fff; --ink: #1b1a18; --quiet: #65605a; --line: #d9d4cc; --red: #c8161d; --tint: #faf7f2;
  color-scheme: light dark;
}
:root:lang(en) {
  --fangsong: "Source Serif 4", Charter, Georgia, "Noto Serif", "DejaVu Serif", serif;
  --kaiti: var(--fangsong); --xiaobiaosong: var(--fangsong); --songti: var(--fangsong);
  --heiti: system-ui, "Noto Sans", sans-serif;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--desk); color: var(--ink);
  font: 1.0625rem/1.85 var(--fangsong); line-break: strict; overflow-wrap: anywhere; text-autospace: no-autospace;
}
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; }
a { color: inherit; text-underline-offset: .25em; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 2px; }

.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset: .5rem auto auto .5rem; z-index: 1; padding: .5rem 1rem; background: var(--paper); font-family: var(--ui); }
.bar { padding: .5rem 1.25rem; font: .9375rem/1.6 var(--ui); color: var(--quiet); }
.bar ul { list-style: none; margin: 0; padding: 0; }
.bar a { color: inherit; text-decoration: none; display: block; padding: .25rem 0; }
.bar a:hover { color: var(--ink); text-decoration: underline; }
.bar summary { padding: .25rem 0; cursor: pointer; width: max-content; }
.contents .level-2 { padding-inline-start: 1em; }
.files ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.files li a { text-decoration: underline; text-decoration-color: var(--line); }
.hint { max-width: 32em; margin: 1.5rem auto; padding: 0 1.25rem; font: .875rem/1.6 var(--ui); color: var(--quiet); }

article { background: var(--paper); padding: 1.75rem 1.25rem 2rem; }
article > p { margin: 0; text-indent: 2em; }
@media (min-width: 30rem) { article > p { text-align: justify; } }
article > p b { font-family: var(--kaiti); font-weight: normal; }
.masthead { padding-bottom: .75rem; margin-bottom: 2rem; border-bottom: 3px solid var(--red); text-align: center; }
.masthead p { margin: 0; }
.masthead .name {
  color: var(--red); font: 700 clamp(2.25rem, 11.5vw, 4.25rem)/1.3 var(--xiaobiaosong); font-synthesis: none;
  letter-spacing: .08em; margin-inline-end: -.08em; text-wrap: balance;
}
.masthead .number { margin: .5rem 0 1.25rem; }
.issuer-line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .5em; text-align: start; }
.issuer-line p { text-wrap: balance; }
.issuer-line p:last-child { margin-inline-start: auto; }
h1 { margin: 0; font: 400 1.5em/1.5 var(--xiaobiaosong); text-align: center; text-wrap: balance; }
.period { margin: .25rem 0 1.5rem; text-align: center; text-indent: 0; }
article > h2, article > h3 { margin: 0; text-indent: 2em; font-size: 1em; line-height: inherit; font-weight: normal; }
article > h2 { font-family: var(--heiti); margin-top: .75em; }
article > h3 { font-family: var(--kaiti); }
.correction { border-inline-start: 3px solid var(--line); padding-inline-start: 1em; margin: 1em 0; text-indent: 0; }
.wide { overflow-x: auto; margin: .75em 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.wide table { min-width: 100%; font-size: .9375em; line-height: 1.5; }
.wide th, .wide td { border: 1px solid var(--line); padding: .35em .6em; font-weight: normal; overflow-wrap: normal; }
.wide thead th { font-family: var(--heiti); min-width: 5em; }
.wide tbody th { text-align: start; min-width: 6em; }
.wide td { text-align: end; white-space: nowrap; }
.wide .total > * { font-family: var(--heiti); border-top-width: 2px; }
.imprint { margin-top: 3rem; border-block: 1.5px solid var(--ink); font-size: .9375em; }
.imprint p { margin: 0; padding: .3em 1em; }
.imprint p:not(.copies) { padding-inline-start: 4em; text-indent: -3em; }
.imprint p + p { border-top: 1px solid var(--line); }
.imprint .copies { text-align: end; }

:lang(en) article > p { text-indent: 0; text-align: start; margin-bottom: .75em; }
:lang(en) article > .period { text-align: center; margin-bottom: 1.5rem; }
:lang(en) article > h2, :lang(en) article > h3 { text-indent: 0; font-weight: 600; margin: 1em 0 .25em; }
:lang(en) article > p b { font-weight: 600; }
:lang(en) .masthead .name { font-size: clamp(2rem, 9vw, 3rem); line-height: 1.2; letter-spacing: 0; margin: 0 0 1rem; }
:lang(en) .imprint p { padding-inline-start: 1em; text-indent: 0; }

.figure { text-decoration: underline dotted 1px var(--quiet); text-underline-offset: .3em; user-select: text; }
.keep { white-space: nowrap; }
.figure:hover, .source:hover { background: var(--tint); color: var(--red); }
.source { font: .6875em/1 var(--ui); color: var(--quiet); text-indent: 0; padding: .6em .4em; margin: -.6em 0 -.6em .1em; }
.source::before { content: "来源"; border-bottom: 1px dotted; padding-bottom: .15em; }
:lang(en) .source::before { content: "source"; }

.panel {
  inset: auto 0 0; margin: 0; width: 100%; max-width: none; max-height: 75vh; overflow: auto; padding: 0 1.25rem 1.5rem;
  color: var(--ink); background: var(--paper); border: 0; border-top: 3px solid var(--red);
  font: .9375rem/1.6 var(--ui); box-shadow: 0 0 2rem #0003; overscroll-behavior: contain;
}
.panel::backdrop { background: #0003; }
.panel-head {
  position: sticky; top: 0; display: flex; justify-content: space-between; align-items: start; gap: 1rem;
  padding: 1rem 0 .5rem; background: var(--paper);
}
.panel h2 { margin: 0; font-size: 1rem; font-weight: 600; }
.panel h3 { margin: 0; font-size: .9375rem; font-weight: 600; }
.panel-head button { flex: none; padding: .1rem .75rem; border: 1px solid var(--line); border-radius: 3px; }
.panel .value { margin: 0 0 .75rem; color: var(--quiet); }
.panel .value b { font: 1.75rem/1.3 var(--songti); color: var(--ink); }
.panel .opening { display: flex; justify-content: space-between; gap: 1rem; margin: 0; padding: .35rem 0; border-top: 1px solid var(--line); }
.panel .opening b { font-weight: normal; }
.panel details { border-top: 1px solid var(--line); }
.panel summary { padding: .35rem 0; cursor: pointer; }
.panel table { width: 100%; table-layout: fixed; margin-bottom: .75rem; font-size: .875rem; line-height: 1.4; }
.panel .rows:not(:only-of-type) { content-visibility: auto; contain-intrinsic-size: auto 360rem; }
.panel th, .panel td { text-align: start; padding: .3rem .75rem .3rem 0; font-weight: normal; vertical-align: top; }
.panel th { color: var(--quiet); }
.panel tr { border-bottom: 1px solid var(--line); }
.panel details th:last-child, .panel details td:last-child { text-align: end; padding-inline-end: 0; }
.panel .term { border-inline-start: 2px solid var(--line); padding-inline-start: .75rem; margin-bottom: 1rem; }
.panel .term .value { margin: 0; }
.panel .term .value b { font-size: 1.25rem; }
@supports not selector(:popover-open) { .panel { position: static; margin: 1rem 0; max-height: none; } .panel-head button { display: none; } }

@media screen and (min-width: 46rem) {
  body { font-size: 1.25rem; }
  :root:lang(en) body { font-size: 1.125rem; line-height: 1.65; }
  main { max-width: 50rem; margin: 0 auto 3rem; }
  .bar { max-width: 50rem; margin: 0 auto; padding-top: 1rem; }
  .wide tbody th { white-space: nowrap; }
  article { padding: 4rem calc(50% - 14em) 4.5rem; box-shadow: 0 1px 3px #0002; }
  .panel { inset: 0; margin: auto; width: 34rem; height: fit-content; border: 1px solid var(--line); border-top: 3px solid var(--red); }
}
@media screen and (min-width: 76rem) {
  @supports selector(::details-content) {
    .desk { display: grid; grid-template-columns: 16rem minmax(0, 50rem) 16rem; justify-content: center; }
    .bar { position: sticky; top: 0; align-self: start; width: 100%; max-height: 100vh; overflow: auto; padding: 4rem 2rem 1rem 1rem; }
    .contents summary { display: none; }
    .contents ::details-content { content-visibility: visible; block-size: auto; }
    .files { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    main { margin: 2rem 0 3rem; }
  }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --desk: #121110; --paper: #1c1b19; --ink: #e9e5de; --quiet: #a8a29a; --line: #45413c; --red: #ff7468; --tint: #2a2825; }
  .panel::backdrop { background: #0009; }
}
@media (forced-colors: active) {
  .figure { text-decoration: underline solid 1px; }
  .source::before { border-bottom-style: solid; }
  .panel { border: 2px solid; }
  .imprint p + p, .panel tr, .panel details, .panel .opening { border-color: CanvasText; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

@page {
  size: A4; margin: 37mm 26mm 35mm 28mm;
}
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt SimSun, "Noto Serif CJK SC", serif; vertical-align: top; padding-top: 5mm; padding-right: 1em; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt SimSun, "Noto Serif CJK SC", serif; vertical-align: top; padding-top: 5mm; padding-left: 1em; } }
@media print {
  :root { --desk: #fff; --paper: #fff; --ink: #000; --quiet: #000; --line: #000; --red: #e8382d; color-scheme: light; }
  body { font-size: 16pt; line-height: 28.99pt; letter-spacing: -.207pt; print-color-adjust: exact; }
  :root:lang(en) body { font-size: 11.5pt; line-height: 1.45; letter-spacing: 0; }
  .bar, .skip, .hint, .panels, .source { display: none; }
  article { padding: 0; }
  article > p { orphans: 2; widows: 2; text-align: justify; }
  .figure { text-decoration: none; }
  .masthead .name { font-size: 48pt; }
  .masthead { border-bottom-width: 2pt; }
  h1 { font-size: 22pt; }
  h1, h2, h3, .masthead, .period { break-after: avoid; }
  .wide { overflow: visible; }
  .wide table { font-size: 12pt; line-height: 1.4; }
  thead { display: table-header-group; }
  tr, .imprint { break-inside: avoid; }
  .imprint { font-size: 14pt; border-block: .35mm solid; }
  .imprint p + p { border-top: .25mm solid; }
}
`
