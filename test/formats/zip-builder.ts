import { crc32, deflateRawSync } from 'node:zlib'

/** An entry, and the lies it is to tell: each field beyond `name` and `data` overrides the truth. */
export interface ZipPart {
  readonly name: string
  readonly data: string | Uint8Array
  /** Kept as it is instead of deflated. */
  readonly stored?: boolean
  readonly method?: number
  readonly flags?: number
  readonly size?: number
  readonly crc?: number
  /** The name in the local header. */
  readonly localName?: string
  /** Sizes in a data descriptor after the data, zeros in the local header. */
  readonly descriptor?: boolean
  /** Sizes and offset in a zip64 extra field. */
  readonly zip64?: boolean
  /** Writes no data, but points to the data of the part with this index. */
  readonly sharesDataOf?: number
}

export interface ZipLies {
  /** How many entries the end record tells of. */
  readonly count?: number
  readonly zip64End?: boolean
  readonly comment?: string
}

interface Written {
  readonly header: number
  readonly packed: Uint8Array
  readonly size: number
  readonly crc: number
}

const u16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer)
const u32 = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer)
const u64 = (value: number): Buffer => u32(value, 0)

/** Makes a zip by hand, truthful or not. */
export function buildZip(parts: readonly ZipPart[], lies: ZipLies = {}): Buffer {
  const chunks: Buffer[] = []
  const written: Written[] = []
  let offset = 0
  const write = (chunk: Uint8Array): void => {
    chunks.push(Buffer.from(chunk))
    offset += chunk.length
  }
  for (const part of parts) {
    const shared = part.sharesDataOf === undefined ? undefined : written[part.sharesDataOf]
    const content = Buffer.from(part.data)
    const packed = part.stored ? content : deflateRawSync(content)
    const crc = part.crc ?? crc32(content)
    written.push(shared ?? { header: offset, packed, size: part.size ?? content.length, crc })
    if (shared) continue
    const name = Buffer.from(part.localName ?? part.name)
    const sizes = part.descriptor ? u32(0, 0, 0) : u32(crc, packed.length, part.size ?? content.length)
    write(Buffer.concat([u32(0x04034b50), common(part), sizes, u16(name.length, 0), name]))
    write(packed)
    if (part.descriptor) write(u32(0x08074b50, crc, packed.length, content.length))
  }
  const start = offset
  parts.forEach((part, i) => {
    write(centralRecord(part, written[i]!))
  })
  const size = offset - start
  const count = lies.count ?? parts.length
  if (lies.zip64End) {
    const end64 = offset
    write(
      Buffer.concat([u32(0x06064b50), u64(44), u16(45, 45), u32(0, 0), u64(count), u64(count), u64(size), u64(start)]),
    )
    write(Buffer.concat([u32(0x07064b50, 0), u64(end64), u32(1)]))
  }
  const [count16, size32, start32] = lies.zip64End ? [0xffff, 0xffffffff, 0xffffffff] : [count, size, start]
  const comment = Buffer.from(lies.comment ?? '')
  write(
    Buffer.concat([u32(0x06054b50), u16(0, 0, count16, count16), u32(size32, start32), u16(comment.length), comment]),
  )
  return Buffer.concat(chunks)
}

/** Version, flags, method, and a fixed date. */
function common({ flags = 0x0800, method, stored, descriptor }: ZipPart): Buffer {
  return u16(20, descriptor ? flags | 8 : flags, method ?? (stored ? 0 : 8), 0, 0x21)
}

function centralRecord(part: ZipPart, { header, packed, size, crc }: Written): Buffer {
  const name = Buffer.from(part.name)
  const extra = part.zip64 ? Buffer.concat([u16(1, 24), u64(size), u64(packed.length), u64(header)]) : Buffer.alloc(0)
  const sizes = part.zip64 ? u32(crc, 0xffffffff, 0xffffffff) : u32(crc, packed.length, size)
  const lengths = u16(name.length, extra.length, 0, 0, 0)
  const tail = u32(0, part.zip64 ? 0xffffffff : header)
  return Buffer.concat([u32(0x02014b50), u16(20), common(part), sizes, lengths, tail, name, extra])
}
