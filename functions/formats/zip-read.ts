import { crc32, inflateRawSync } from 'node:zlib'
import { finding } from '../core/finding.ts'
import { caps, damaged, tooComplex, Unreadable } from './unreadable.ts'

/** One entry, as the central directory tells it. */
interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Where its local header starts, and where its data. */
  readonly header: number
  readonly data: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * The key of a part: OPC compares names without case, some programs write backslashes, and a name may stand
 * percent-encoded in the zip, in a relationship, or in both.
 */
export function partKey(name: string): string {
  let path = name.replaceAll('\\', '/').replace(/^\/+/, '')
  if (path.includes('%')) {
    try {
      path = decodeURIComponent(path)
    } catch {
      // A lone percent sign stands for itself.
    }
  }
  return path.toLowerCase()
}

/**
 * A zip read by its central directory (APPNOTE 6.3; ISO/IEC 21320-1 allows stored and deflated entries alone).
 * Throws `Unreadable` for what is damaged, overlapping, encrypted, doubled or over a cap.
 */
export class ZipReader {
  readonly #bytes: Buffer
  readonly #entries = new Map<string, Entry>()
  #budget: number = caps.totalBytes

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = this.#directory()
    if (directory.count > caps.entries) throw tooComplex('entries', caps.entries)
    let at = directory.start
    for (let i = 0; i < directory.count; i++) at = this.#entry(at, directory.end)
    this.#refuseOverlaps(directory.start)
  }

  /** The names of all parts, as they stand in the zip. */
  get names(): string[] {
    return [...this.#entries.values()].map((entry) => entry.name)
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name))
  }

  /** A part's bytes, inflated, with size and checksum verified. */
  read(name: string): Uint8Array {
    const entry = this.#entries.get(partKey(name))
    if (!entry) throw damaged(name)
    if (entry.size > caps.partBytes) throw tooComplex('part bytes', caps.partBytes)
    if (entry.size > this.#budget) throw tooComplex('total bytes', caps.totalBytes)
    this.#budget -= entry.size
    const packed = this.#bytes.subarray(entry.data, entry.data + entry.packedSize)
    const content = entry.method === 0 ? packed : inflate(packed, entry)
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw damaged(entry.name)
    return content
  }

  #u16(at: number): number {
    if (at < 0 || at + 2 > this.#bytes.length) throw damaged('zip')
    return this.#bytes.readUInt16LE(at)
  }

  #u32(at: number): number {
    if (at < 0 || at + 4 > this.#bytes.length) throw damaged('zip')
    return this.#bytes.readUInt32LE(at)
  }

  /** A 64-bit number, refused where the file cannot be that long. */
  #u64(at: number): number {
    const value = this.#u32(at) + this.#u32(at + 4) * 2 ** 32
    if (value > 2 ** 48) throw damaged('zip')
    return value
  }

  #directory(): { start: number; end: number; count: number } {
    const first = Math.max(0, this.#bytes.length - 22 - 0xffff)
    let at = this.#bytes.length - 22
    while (at >= first && this.#bytes.readUInt32LE(at) !== endSignature) at--
    if (at < first) throw damaged('zip')
    if (this.#u16(at + 4) !== 0 || this.#u16(at + 8) !== this.#u16(at + 10)) throw damaged('zip')
    let count = this.#u16(at + 10)
    let size = this.#u32(at + 12)
    let start = this.#u32(at + 16)
    if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
      const end64 = this.#u32(at - 20) === locator64Signature ? this.#u64(at - 12) : -1
      if (this.#u32(end64) !== end64Signature) throw damaged('zip')
      count = this.#u64(end64 + 32)
      size = this.#u64(end64 + 40)
      start = this.#u64(end64 + 48)
    }
    if (start + size > at) throw damaged('zip')
    return { start, end: start + size, count }
  }

  /** Reads the directory's record at a place and returns the place after it. */
  #entry(at: number, end: number): number {
    if (at + 46 > end || this.#u32(at) !== entrySignature) throw damaged('zip')
    const nameLength = this.#u16(at + 28)
    const extraLength = this.#u16(at + 30)
    const next = at + 46 + nameLength + extraLength + this.#u16(at + 32)
    if (next > end) throw damaged('zip')
    const nameBytes = this.#bytes.subarray(at + 46, at + 46 + nameLength)
    const name = nameBytes.toString()
    const [size, packedSize, header] = this.#sizes(at, at + 46 + nameLength, extraLength)
    const data = this.#data(header, nameBytes)
    const flags = this.#u16(at + 8)
    const method = this.#u16(at + 10)
    if ((flags & 1) !== 0) throw new Unreadable([finding('file_encrypted', {}, {})])
    if (method !== 0 && method !== 8) throw damaged(name)
    const key = partKey(name)
    if (key.endsWith('/')) return next
    if (this.#entries.has(key)) throw damaged(name)
    this.#entries.set(key, { name, flags, method, crc: this.#u32(at + 16), packedSize, size, header, data })
    return next
  }

  /** Size, packed size and local header's offset: 32 bits each, or 64 in extra field 1 where they say so. */
  #sizes(at: number, extra: number, extraLength: number): [number, number, number] {
    const sizes: [number, number, number] = [this.#u32(at + 24), this.#u32(at + 20), this.#u32(at + 42)]
    if (!sizes.includes(0xffffffff)) return sizes
    const end = extra + extraLength
    let field = extra
    while (field + 4 <= end && this.#u16(field) !== 1) field += 4 + this.#u16(field + 2)
    if (field + 4 > end) throw damaged('zip')
    const fieldEnd = field + 4 + this.#u16(field + 2)
    let value = field + 4
    const long = sizes.map((size) => {
      if (size !== 0xffffffff) return size
      if (value + 8 > fieldEnd || fieldEnd > end) throw damaged('zip')
      value += 8
      return this.#u64(value - 8)
    })
    return [long[0] ?? 0, long[1] ?? 0, long[2] ?? 0]
  }

  /** Where an entry's data starts; its local header must name the same part. */
  #data(header: number, name: Buffer): number {
    if (this.#u32(header) !== localSignature) throw damaged('zip')
    const start = header + 30
    const length = this.#u16(header + 26)
    if (!this.#bytes.subarray(start, start + length).equals(name)) throw damaged('zip')
    return start + length + this.#u16(header + 28)
  }

  /** Entries that share bytes let a small file stand for a large one, part after part. */
  #refuseOverlaps(directory: number): void {
    let free = 0
    for (const { header, data, packedSize } of [...this.#entries.values()].sort((a, b) => a.header - b.header)) {
      if (header < free) throw damaged('zip')
      free = data + packedSize
    }
    if (free > directory) throw damaged('zip')
  }
}

/** Inflates to the size that was declared (and is below the caps) and not a byte further. */
function inflate(packed: Uint8Array, entry: Entry): Uint8Array {
  const maxOutputLength = Math.max(entry.size, 1)
  try {
    return inflateRawSync(packed, { maxOutputLength, chunkSize: Math.min(Math.max(entry.size, 64), 2 ** 18) })
  } catch {
    // Whatever zlib says (cut off, invalid, longer than declared), the part is not what its entry promised.
    throw damaged(entry.name)
  }
}
