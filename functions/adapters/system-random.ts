import { randomBytes } from 'node:crypto'
import type { Random } from '../ports.ts'

/** The operating system's cryptographic random source. */
export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }
