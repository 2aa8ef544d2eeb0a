/** Targets of the upload box: .xlsx whose zip, whose XML or whose bytes are not as they should be, and JSON grids. */
import * as fc from 'fast-check'
import { fillSheet } from '../../functions/local/fill-sheet.ts'
import { xlsxType } from '../../functions/http/request.ts'
import { hospital, templates, wards } from '../http/world.ts'
import { openFuzzWorld, type FuzzWorld } from './fuzz-world.ts'
import { cookJson, jsonRecipe } from './hostile-json.ts'
import { hostileText } from './hostile-text.ts'
import { cookXml, xmlRecipe } from './hostile-xml.ts'
import { cookZip, partsOf, zipRecipe } from './hostile-zip.ts'
import { type Fuzzed, target } from './target.ts'

/** maternity's template, filled in as in Excel. */
async function soundWorkbook({ t, issuePath }: FuzzWorld): Promise<Uint8Array> {
  const template = await t.fetch('maternity', 'GET', `${issuePath}/templates/maternity`)
  const definition = templates.definitions.find(({ id }) => id === hospital)
  if (!definition) throw new Error('no hospital')
  return fillSheet(new Uint8Array(await template.arrayBuffer()), definition, 'maternity', {
    ...wards.maternity,
    reporter: 'Clerk',
  })
}

/** Uploads what `cook` makes of a recipe; one in ten asks for the marked-up copy of it, which draws it again. */
async function uploads<Recipe>(
  recipe: fc.Arbitrary<Recipe>,
  cook: (recipe: Recipe, sound: Uint8Array) => Uint8Array,
): Promise<Fuzzed<{ readonly recipe: Recipe; readonly marked: boolean }>> {
  const world = await openFuzzWorld()
  const sound = await soundWorkbook(world)
  const path = `${world.issuePath}/submissions/maternity`
  const accepted = await world.ask('maternity', 'PUT', path, { body: sound, headers: { 'content-type': xlsxType } })
  if (accepted.status !== 201) throw new Error(`the sound workbook is refused: ${accepted.text()}`)
  return {
    inputs: fc.record({ recipe, marked: fc.nat({ max: 9 }).map((n) => n === 0) }),
    prepare({ recipe, marked }) {
      world.reset()
      const body = cook(recipe, sound)
      const [method, where] = marked ? ['POST', `${path}/marked-up`] : ['PUT', path]
      return () => world.ask('maternity', method, where, { body, headers: { 'content-type': xlsxType } })
    },
  }
}

const starts = [[], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x3c], [0xff, 0xfe], [0x7b]]
const bytes = fc
  .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 2_000 }))
  .map(([start, rest]) => Uint8Array.from([...start, ...rest]))

/** Where a text goes into the sheet, beside what JSON recipes do to it. */
interface GridRecipe {
  readonly json: Parameters<typeof cookJson>[1]
  readonly texts: readonly (readonly [at: number, text: string])[]
  readonly rows: number
}

const gridRecipe: fc.Arbitrary<GridRecipe> = fc.record({
  json: fc.oneof(
    { weight: 3, arbitrary: jsonRecipe },
    { weight: 1, arbitrary: fc.constant({ whole: undefined, changes: [], cut: undefined }) },
  ),
  texts: fc.array(fc.tuple(fc.nat({ max: 10_000 }), hostileText), { maxLength: 3 }),
  rows: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 100, 5_001),
})

async function grids(): Promise<Fuzzed<GridRecipe>> {
  const world = await openFuzzWorld()
  const { rows = [], name = '' } = world.grid.sheets[0] ?? {}
  const cells = rows.flatMap((row, i) => row.map((_, j) => [i, j] as const))
  const body = ({ json, texts, rows: more }: GridRecipe): string => {
    const changed = rows.map((row) => [...row])
    for (const [at, text] of texts) {
      const [row = 0, column = 0] = cells[at % cells.length] ?? []
      changed[row]?.splice(column, 1, text)
    }
    for (let i = 0; i < more; i++) changed.push(['x', texts[0]?.[1] ?? 1, 'y', 2])
    return cookJson({ sheets: [{ name, rows: changed }], reasons: {} }, json)
  }
  return {
    inputs: gridRecipe,
    prepare(recipe) {
      world.reset()
      const text = body(recipe)
      const headers = { 'content-type': 'application/json' }
      return () => world.ask('maternity', 'PUT', `${world.issuePath}/submissions/maternity`, { body: text, headers })
    },
  }
}

export const uploadTargets = [
  target({
    name: 'xlsx: zip',
    share: 15,
    open: () => uploads(zipRecipe, (recipe, sound) => cookZip(partsOf(sound), recipe)),
  }),
  target({
    name: 'xlsx: XML',
    share: 12,
    open: () => uploads(xmlRecipe, (recipe, sound) => cookXml(partsOf(sound), recipe)),
  }),
  target({ name: 'xlsx: bytes', share: 14, open: () => uploads(bytes, (all) => all) }),
  target({ name: 'JSON grid', share: 12, open: grids }),
]
