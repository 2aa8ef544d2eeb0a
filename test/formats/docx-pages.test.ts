/**
 * The pages as LibreOffice prints them, with the free Fandol fonts in the place of the offices' own, against the
 * numbers of GB/T 9704-2012.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bulletin, bulletinText } from '../../functions/core/bulletin.ts'
import { renderDocx } from '../../functions/formats/docx.ts'
import { printStyle } from './print-styles.ts'
import { englishBulletin, sampleBulletin } from './sample-bulletin.ts'
import { hasSeed, seedBulletin } from './seed-bulletin.ts'

const fandol = ['/usr/share/texlive/texmf-dist', '/usr/share/texmf', '/usr/local/share/texmf']
  .map((root) => join(root, 'fonts/opentype/public/fandol'))
  .find((folder) => existsSync(folder))
const has = (program: string): boolean => spawnSync('which', [program]).status === 0
const missing = [
  ...['soffice', 'pdftoppm', 'pdftotext', 'pdfinfo'].filter((program) => !has(program)),
  ...(fandol === undefined ? ['Fandol fonts (texlive-lang-chinese)'] : []),
]
const needs = missing.length > 0 ? ` (skipped: no ${missing.join(', ')})` : ''

const standIns = {
  仿宋_GB2312: 'FandolFang R',
  楷体_GB2312: 'FandolKai',
  黑体: 'FandolHei',
  宋体: 'FandolSong',
  方正小标宋简体: 'FandolSong',
}
const fontsConf = (folder: string): string => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fandol ?? ''}</dir>
<cachedir>${folder}/fonts</cachedir>${Object.entries(standIns)
  .map(
    ([office, free]) =>
      `<match target="pattern"><test name="family"><string>${office}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>${free}</string></edit></match>`,
  )
  .join('')}</fontconfig>`

/** A page as pixels, RGB, 10 a millimetre. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}
interface Rule {
  readonly top: number
  readonly left: number
  readonly right: number
  readonly thickness: number
}

function picture(pdf: string, page: number): Picture {
  const args = ['-r', '254', '-f', String(page), '-l', String(page), pdf]
  const ppm = execFileSync('pdftoppm', args, { maxBuffer: 2 ** 27 })
  const [, width = 0, height = 0] = /^P6\s(\d+) (\d+)\s255\s/.exec(ppm.toString('latin1', 0, 30))?.map(Number) ?? []
  return { width, height, rgb: ppm.subarray(ppm.length - width * height * 3) }
}

/** Bands of rows that hold ink, in mm. */
function bands({ width, height, rgb }: Picture): { top: number; bottom: number; left: number; right: number }[] {
  const found: { top: number; bottom: number; left: number; right: number }[] = []
  let open = false
  for (let y = 0; y < height; y++) {
    let [left, right] = [-1, -1]
    for (let x = 0; x < width; x++) {
      if ((rgb[(y * width + x) * 3 + 1] ?? 255) >= 128) continue
      if (left < 0) left = x
      right = x
    }
    if (left >= 0) {
      const band = found.at(-1)
      if (open && band) {
        band.bottom = (y + 1) / 10
        band.left = Math.min(band.left, left / 10)
        band.right = Math.max(band.right, (right + 1) / 10)
      } else found.push({ top: y / 10, bottom: (y + 1) / 10, left: left / 10, right: (right + 1) / 10 })
    }
    open = left >= 0
  }
  return found
}

/** Bands that are one unbroken line across the type area. */
function rules(page: Picture): Rule[] {
  const solid = (y: number): boolean => {
    for (let x = 300; x < 1800; x++) if ((page.rgb[(y * page.width + x) * 3 + 1] ?? 255) >= 128) return false
    return true
  }
  return bands(page)
    .filter(({ top, bottom }) => bottom - top < 1 && solid(Math.round(top * 10) + 1))
    .map(({ top, bottom, left, right }) => ({ top, left, right, thickness: bottom - top }))
}

const redShare = ({ rgb, width }: Picture, fromMm: number, toMm: number): number => {
  let red = 0
  for (let i = fromMm * 10 * width * 3; i < toMm * 10 * width * 3; i += 3)
    if ((rgb[i] ?? 0) > 180 && (rgb[i + 1] ?? 255) < 130 && (rgb[i + 2] ?? 255) < 130) red++
  return red
}

const squeezed = (text: string): string => text.replace(/\s/g, '')

describe.skipIf(missing.length > 0)(`the printed pages${needs}`, () => {
  let folder = ''
  const path = (name: string): string => join(folder, `${name}.pdf`)
  const pageCount = (name: string): number =>
    Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', [path(name)], { encoding: 'utf8' }))?.[1])
  const text = (name: string): string => execFileSync('pdftotext', ['-raw', path(name), '-'], { encoding: 'utf8' })

  /** Text of one line each, then the imprint: ends wherever `count` says. */
  const lines = (count: number): Bulletin => {
    const { blocks, ...rest } = sampleBulletin(0)
    const line = { kind: 'correction', text: '窗口梳理申请材料。' } as const
    return { ...rest, blocks: [...blocks.slice(0, 2), ...Array.from({ length: count }, () => line), blocks.at(-1)!] }
  }
  const counts = [5, 11, 12, 20, 28, 31, 33, 34, 55]

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docx-pages-'))
    const official = printStyle('bulletin-22')
    const files: [string, Bulletin, typeof official][] = [
      ['sample', sampleBulletin(), official],
      ['english', englishBulletin(), printStyle('plain-a4')],
      ...counts.map((count): [string, Bulletin, typeof official] => [`lines-${count}`, lines(count), official]),
    ]
    if (hasSeed) {
      files.push(['seed-22', seedBulletin('bulletin-22'), official])
      files.push(['seed-23', seedBulletin('bulletin-23'), printStyle('bulletin-23')])
    }
    for (const [name, bulletin, style] of files)
      writeFileSync(join(folder, `${name}.docx`), await renderDocx(bulletin, style))
    writeFileSync(join(folder, 'fonts.conf'), fontsConf(folder))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const documents = files.map(([name]) => join(folder, `${name}.docx`))
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...documents], {
      env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
      stdio: 'ignore',
    })
  })
  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true })
  })

  it('are A4 and say what the tree says', () => {
    expect(execFileSync('pdfinfo', [path('sample')], { encoding: 'utf8' })).toMatch(/Page size: +595\.\d+ x 841\.\d+/)
    const words = squeezed(text('sample').replace(/—\d+—/g, ''))
    for (const line of bulletinText(sampleBulletin())) expect(words).toContain(squeezed(line))
    expect(squeezed(text('english'))).toContain('Anewscanner.Radiologyopened')
  })

  it('are red in the masthead, with a rule as wide as the type area, and black below it', () => {
    const first = picture(path('sample'), 1)
    expect(redShare(first, 30, 100)).toBeGreaterThan(10_000)
    expect(redShare(first, 110, 297)).toBe(0)
    // In the middle of the type area.
    const name = bands(first)[0]
    expect(Math.abs(((name?.left ?? 0) + (name?.right ?? 0)) / 2 - 106)).toBeLessThan(0.7)
    const [rule] = rules(first)
    expect(rule?.left).toBeCloseTo(28, 0)
    expect(rule?.right).toBeCloseTo(184, 0)
    for (let page = 2; page <= pageCount('sample'); page++)
      expect(redShare(picture(path('sample'), page), 0, 297)).toBe(0)
  })

  it.each(counts)('are even in number and end in the imprint, on the type area’s lower edge: %i lines', (count) => {
    const name = `lines-${count}`
    const pages = pageCount(name)
    expect(pages % 2).toBe(0)
    const found = rules(picture(path(name), pages)).filter(({ top }) => top > 200)
    expect(found).toHaveLength(5)
    // Pixels are a tenth of a millimetre, and their edges grey.
    for (const { thickness } of found) expect(thickness).toBeLessThan(0.55)
    expect(found.at(-1)?.top).toBeGreaterThan(261.5)
    expect(found.at(-1)?.top).toBeLessThan(262.5)
    expect(found.map(({ left, right }) => [Math.round(left), Math.round(right)])).toEqual(found.map(() => [28, 184]))
    expect(text(name).trimEnd().split('\n').slice(-2).join(' ')).toMatch(/共印|—\d+—/)
    expect(squeezed(text(name)).match(/窗口梳理申请材料/g)).toHaveLength(count)
  })

  it('of a short bulletin carry text and imprint on the same even page', () => {
    expect(pageCount('lines-20')).toBe(2)
    expect(bands(picture(path('lines-20'), 2)).filter(({ bottom }) => bottom < 225).length).toBeGreaterThan(5)
  })

  it('of an English bulletin are numbered in the middle, and one page is enough', () => {
    expect(pageCount('english')).toBe(1)
    const number = bands(picture(path('english'), 1)).at(-1)
    expect(((number?.left ?? 0) + (number?.right ?? 0)) / 2).toBeCloseTo(105, 0)
  })

  describe.skipIf(!hasSeed)(`of the real bulletin${hasSeed ? '' : ' (skipped: no ../shared/seed)'}`, () => {
    it.each([
      ['seed-22', 22, 28.95],
      ['seed-23', 23, 27.7],
    ])('hold their full lines within the type area: %s', (name, count, pitch) => {
      const found = bands(picture(path(name), 2)).filter(({ bottom, top }) => bottom - top > 1.5 || top > 262)
      const body = found.filter(({ bottom }) => bottom < 262)
      expect(body).toHaveLength(count)
      expect(Math.abs((body[0]?.top ?? 0) - 37)).toBeLessThan(1)
      expect(Math.abs(Math.min(...body.map(({ left }) => left)) - 28)).toBeLessThan(0.5)
      expect(Math.max(...body.map(({ right }) => right))).toBeLessThan(184.3)
      const measured = (((body.at(-1)?.bottom ?? 0) - (body[0]?.bottom ?? 0)) / (count - 1) / 25.4) * 72
      expect(Math.abs(measured - pitch)).toBeLessThan(0.15)
      expect(Math.abs((found.at(-1)?.bottom ?? 0) - 270.9)).toBeLessThan(0.5)
    })

    it('are eight, as the real one’s are, with the number outside', () => {
      expect(pageCount('seed-22')).toBe(8)
      expect(pageCount('seed-23')).toBe(8)
      expect(bands(picture(path('seed-22'), 2)).at(-1)?.left).toBeLessThan(40)
      expect(bands(picture(path('seed-22'), 3)).at(-1)?.right).toBeGreaterThan(170)
    })

    it('start no line with a closing mark and end none with an opening one', () => {
      const printed = text('seed-22')
        .split(/[\n\f]/)
        .filter((line) => line !== '' && !/^—\d+—$/.test(line))
      expect(printed.length).toBeGreaterThan(140)
      for (const line of printed) expect(line).toMatch(/^[^，。；：？！、）》」』”’％…].*[^（《「『“‘]$/)
    })
  })
})
