/**
 * 封存: what makes the store tamper-evident (issue 4). An edition names its seal by hash; the seal holds the hash of the
 * edition itself and of every object that it was made from, the newest edition of every other issue among them. So
 * who knows one edition's hash can prove all that came before it. No edition waits for another: two that are published
 * at once do not know each other, and the next one knows both.
 */
import * as v from 'valibot'

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'))
const key = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)+(?:\.json)?$/, 'a key'))

export const sealSchema = v.object({
  /** Of the edition's JSON without its seal. */
  edition: hash,
  /** By key. Uploads and an edition's files stand under their hash, which sealed records name: they are not repeated. */
  objects: v.record(key, hash),
})
export type Seal = v.InferOutput<typeof sealSchema>

/** The one way to write a seal: keys in their order, no space. */
export const sealText = ({ edition, objects }: Seal): string =>
  JSON.stringify({ edition, objects: Object.fromEntries(Object.entries(objects).sort(byKey)) })

const byKey = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text of an edition that its seal knows: without `seal`, all else in its order. */
export const unsealedText = (edition: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(edition).filter(([name]) => name !== 'seal')))
