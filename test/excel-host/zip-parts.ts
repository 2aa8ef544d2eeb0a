/** Zips in Node and in a browser: just enough to mend an .xlsx before exceljs reads it. */

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const deflated = 8

/** All parts by name, unpacked. Throws for what is no zip. */
export async function unzip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = view.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--
  if (end < 0) throw new Error('This is no zip.')
  const parts = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const header = view.getUint32(at + 42, true)
    // The local header has a name and extra fields of its own lengths.
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    const data = bytes.slice(start, start + view.getUint32(at + 20, true))
    parts.set(name, view.getUint16(at + 10, true) === deflated ? await inflate(data) : data)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

async function inflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The parts as a zip, not packed: it is read at once and thrown away. */
export function zip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, data] of parts) {
    const name = new TextEncoder().encode(path)
    const sizes = [crc32(data), data.length, data.length]
    const local = record([localSignature], [20, 0, 0, 0, 0], sizes, [name.length, 0])
    directory.push(record([entrySignature], [20, 20, 0, 0, 0, 0], sizes, [name.length, 0, 0, 0, 0], [0, offset]), name)
    chunks.push(local, name, data)
    offset += local.length + name.length + data.length
  }
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0)
  const end = record([endSignature], [0, 0, parts.size, parts.size], [size, offset], [0])
  return joined([...chunks, ...directory, end])
}

/** Numbers of four and of two bytes by turns, little-endian. */
function record(...groups: readonly (readonly number[])[]): Uint8Array {
  const bytes = groups.flatMap((numbers, i) =>
    numbers.flatMap((number) =>
      Array.from({ length: i % 2 === 0 ? 4 : 2 }, (_, place) => (number >>> (8 * place)) & 255),
    ),
  )
  return new Uint8Array(bytes)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function crc32(data: Uint8Array): number {
  let crc = -1
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
