/** Workbooks whose zip lies: headers, sizes, checksums, names, bombs, cuts. A recipe is what a person can read. */
import * as fc from 'fast-check'
import { ZipReader } from '../../functions/formats/zip-read.ts'
import { buildZip, type ZipPart } from '../formats/zip-builder.ts'

const decoder = new TextDecoder()

/** A sound workbook's parts, as texts. */
export function partsOf(workbook: Uint8Array): ZipPart[] {
  const zip = new ZipReader(workbook)
  return zip.names.map((name) => ({ name, data: decoder.decode(zip.read(name)) }))
}

/** Numbers that headers are known to be wrong by. */
const interesting = fc.constantFrom(0, 1, 7, 8, 12, 99, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xffffffff)
const part = fc.nat({ max: 50 })

type Lie = { readonly part: number } & (
  | { readonly kind: 'size' | 'crc' | 'method' | 'flags'; readonly value: number }
  | { readonly kind: 'local name'; readonly value: string }
  | { readonly kind: 'shares data'; readonly with: number }
  | { readonly kind: 'again'; readonly as: 'same' | 'upper case' | 'backslash' | 'percent' | 'slash' }
  | { readonly kind: 'bomb'; readonly megabytes: number; readonly honest: boolean }
  | { readonly kind: 'gone' | 'stored' | 'deflated though stored' | 'descriptor' | 'zip64' }
)

const lie: fc.Arbitrary<Lie> = fc.oneof(
  fc.record({ kind: fc.constantFrom('size', 'crc', 'method', 'flags'), part, value: interesting }),
  fc.record({
    kind: fc.constant('local name' as const),
    part,
    value: fc.constantFrom(
      '',
      'x',
      '../../a',
      '/etc/passwd',
      'xl/workbook.xml',
      '%2e%2e/a',
      'a\0b',
      '表'.repeat(2_000),
    ),
  }),
  fc.record({ kind: fc.constant('shares data' as const), part, with: part }),
  fc.record({
    kind: fc.constant('again' as const),
    part,
    as: fc.constantFrom('same', 'upper case', 'backslash', 'percent', 'slash'),
  }),
  fc.record({ kind: fc.constant('bomb' as const), part, megabytes: fc.constantFrom(1, 1, 5, 9), honest: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('gone', 'stored', 'deflated though stored', 'descriptor', 'zip64'), part }),
)

/** Changes of the finished bytes: of a whole header field (by its distance from the header), or anywhere. */
type Damage =
  | { readonly kind: 'byte'; readonly at: number; readonly value: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'before' | 'after'; readonly bytes: number }
  | {
      readonly kind: 'field'
      readonly of: 'local' | 'central' | 'end'
      readonly which: number
      readonly offset: number
      readonly wide: boolean
      readonly value: number
    }

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat({ max: 1e6 }), value: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat({ max: 1e6 }) }),
  fc.record({ kind: fc.constantFrom('before', 'after'), bytes: fc.constantFrom(1, 22, 4_096, 70_000) }),
  fc.record({
    kind: fc.constant('field' as const),
    of: fc.constantFrom('local', 'central', 'end'),
    which: fc.nat({ max: 50 }),
    offset: fc.nat({ max: 45 }),
    wide: fc.boolean(),
    value: interesting,
  }),
)

export interface ZipRecipe {
  readonly lies: readonly Lie[]
  readonly count: number | undefined
  readonly zip64End: boolean
  readonly comment: number
  readonly damages: readonly Damage[]
}

export const zipRecipe: fc.Arbitrary<ZipRecipe> = fc.record({
  lies: fc.array(lie, { maxLength: 3 }),
  count: fc.option(fc.constantFrom(0, 1, 2, 500, 0xffff), { nil: undefined, freq: 8 }),
  zip64End: fc.nat({ max: 9 }).map((n) => n === 0),
  comment: fc.constantFrom(0, 0, 0, 0, 30, 0xffff),
  damages: fc.array(damage, { maxLength: 3 }),
})

const otherNames = {
  same: (name: string) => name,
  'upper case': (name: string) => name.toUpperCase(),
  backslash: (name: string) => name.replaceAll('/', '\\'),
  percent: (name: string) => name.replaceAll('/', '%2F'),
  slash: (name: string) => `/${name}`,
} as const

function lied(parts: readonly ZipPart[], lie: Lie): ZipPart[] {
  const at = lie.part % Math.max(1, parts.length)
  const told = parts[at]
  if (!told) return [...parts]
  const instead = (change: Partial<ZipPart>): ZipPart[] => parts.with(at, { ...told, ...change })
  switch (lie.kind) {
    case 'size':
    case 'crc':
    case 'method':
    case 'flags':
      return instead({ [lie.kind]: lie.kind === 'method' || lie.kind === 'flags' ? lie.value & 0xffff : lie.value })
    case 'local name':
      return instead({ localName: lie.value })
    case 'shares data':
      return [...parts, { name: 'xl/shared', data: '', sharesDataOf: lie.with % parts.length }]
    case 'again':
      return [...parts, { ...told, name: otherNames[lie.as](told.name) }]
    case 'bomb':
      return instead({ data: Buffer.alloc(lie.megabytes * 2 ** 20, ' '), ...(lie.honest ? {} : { size: 900 }) })
    case 'gone':
      return parts.toSpliced(at, 1)
    case 'stored':
      return instead({ stored: true })
    case 'deflated though stored':
      return instead({ stored: true, method: 8 })
    case 'descriptor':
      return instead({ descriptor: true })
    case 'zip64':
      return instead({ zip64: true })
  }
}

const signatures = { local: 'PK\u0003\u0004', central: 'PK\u0001\u0002', end: 'PK\u0005\u0006' } as const

function damaged(bytes: Buffer, one: Damage): Buffer {
  switch (one.kind) {
    case 'byte':
      bytes.fill(one.value, one.at % bytes.length, (one.at % bytes.length) + 1)
      return bytes
    case 'cut':
      return bytes.subarray(0, one.at % bytes.length)
    case 'before':
      return Buffer.concat([Buffer.alloc(one.bytes, 'PK'), bytes])
    case 'after':
      return Buffer.concat([bytes, Buffer.alloc(one.bytes, 'PK')])
    case 'field': {
      const headers: number[] = []
      const signature = signatures[one.of]
      for (let at = bytes.indexOf(signature, 0, 'latin1'); at >= 0; at = bytes.indexOf(signature, at + 4, 'latin1'))
        headers.push(at)
      const header = headers[one.which % Math.max(1, headers.length)]
      const at = (header ?? 0) + one.offset
      if (header === undefined || at + 4 > bytes.length) return bytes
      if (one.wide) bytes.writeUInt32LE(one.value, at)
      else bytes.writeUInt16LE(one.value & 0xffff, at)
      return bytes
    }
  }
}

/** The file that a recipe makes of a sound workbook's parts. */
export function cookZip(sound: readonly ZipPart[], { lies, count, zip64End, comment, damages }: ZipRecipe): Buffer {
  const bytes = buildZip(lies.reduce(lied, [...sound]), {
    zip64End,
    comment: 'c'.repeat(comment),
    ...(count === undefined ? {} : { count }),
  })
  return damages.reduce((all, one) => (all.length === 0 ? all : damaged(all, one)), bytes)
}
