/** What a style role looks like: one table for both drawers (exceljs and Office.js). Colours are RRGGBB. */
import type { Definition } from './definition.ts'
import type { StyleRole } from './sheet-layout.ts'

export interface CellLook {
  readonly font: { readonly name: string; readonly size: number; readonly bold: boolean; readonly colour: string }
  readonly fill?: string
  /** A thin line around the cell. */
  readonly border?: string
  readonly horizontal: 'left' | 'center' | 'right'
  readonly vertical: 'top' | 'middle' | 'bottom'
  /** Space at the text's side of the cell, in characters. */
  readonly indent: number
  readonly wrap: boolean
  readonly locked: boolean
}

const ink = '1F1F1F'
const grey = '7F7F7F'
const line = 'A6A6A6'

/** Fonts that the offices' Windows and WPS have; another machine falls back to its own. */
const fonts = {
  'zh-CN': { head: '黑体', body: '宋体' },
  en: { head: 'Calibri', body: 'Calibri' },
} as const

function looksIn(language: Definition['language']): Readonly<Record<StyleRole, CellLook>> {
  const { head, body } = fonts[language]
  const base: CellLook = {
    font: { name: body, size: 11, bold: false, colour: ink },
    horizontal: 'left',
    vertical: 'middle',
    indent: 0,
    wrap: true,
    locked: true,
  }
  const font = (change: Partial<CellLook['font']>) => ({ ...base.font, ...change })
  const bold = language === 'en'
  const boxed: CellLook = { ...base, border: line, indent: 1 }
  const input: CellLook = { ...boxed, fill: 'FFF9DB', locked: false }
  return {
    title: { ...base, font: font({ name: head, size: 18, bold }), horizontal: 'center', wrap: false },
    subtitle: { ...base, font: font({ colour: '595959' }), horizontal: 'center', wrap: false },
    marker: { ...base, font: font({ size: 7, colour: grey }), horizontal: 'right', vertical: 'top', wrap: false },
    heading: { ...base, font: font({ name: head, size: 12, bold }), vertical: 'bottom', wrap: false },
    header: { ...boxed, font: font({ name: head, bold }), fill: 'DCE6F1', horizontal: 'center', indent: 0 },
    label: boxed,
    reference: { ...boxed, font: font({ colour: '595959' }), fill: 'F5F5F5', horizontal: 'right', wrap: false },
    input: { ...input, font: font({ size: 12 }), horizontal: 'right', wrap: false },
    inputText: input,
    count: {
      ...boxed,
      font: font({ size: 10, colour: grey }),
      fill: 'F5F5F5',
      horizontal: 'center',
      indent: 0,
      wrap: false,
    },
    guideTitle: { ...base, font: font({ name: head, size: 11, bold }), vertical: 'bottom', wrap: false },
    guide: { ...base, font: font({ size: 10, colour: '404040' }) },
    note: { ...boxed, font: font({ size: 9, colour: '595959' }) },
    error: { ...input, font: font({ colour: '9C0006' }), fill: 'FFC7CE' },
    warning: { ...input, font: font({ colour: '7F4F00' }), fill: 'FFE0A3' },
  }
}

const looks = { 'zh-CN': looksIn('zh-CN'), en: looksIn('en') } as const

export const cellLooks = (language: Definition['language']): Readonly<Record<StyleRole, CellLook>> => looks[language]
