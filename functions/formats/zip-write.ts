/** A zip that depends on its entries alone: fixed order, fixed date, no clock (design.md: same inputs, same bytes). */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array
}

/** 1 January 1980, the first day that a zip can name. */
const dosDate = (1 << 5) | 1
const utf8Names = 0x0800
const deflated = 8
const max16 = 0xffff
const max32 = 0xffffffff

/**
 * Entries, in their order, → the bytes of a zip (APPNOTE 6.3, without zip64). Throws a RangeError over 65,534 entries or
 * 4 GB, which no file of ours comes near.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  if (entries.length >= max16) throw new RangeError(`${entries.length} entries need zip64`)
  const locals: Uint8Array[] = []
  const centrals: Uint8Array[] = []
  let offset = 0
  for (const { name, data } of entries) {
    const nameBytes = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(data)
    const fields = commonFields(nameBytes.length, data, packed.length)
    const local = Buffer.concat([signature(0x04034b50), fields, nameBytes, packed])
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    fields.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    locals.push(local)
    centrals.push(central, nameBytes)
    offset += local.length
    if (offset > max32) throw new RangeError('over 4 GB need zip64')
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The 26 bytes that a local header and the directory share: from "version needed" to the extra field's length. */
function commonFields(nameLength: number, data: Uint8Array, packedLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Names, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(dosDate, 8)
  fields.writeUInt32LE(crc32(data), 10)
  fields.writeUInt32LE(packedLength, 14)
  fields.writeUInt32LE(data.length, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}
