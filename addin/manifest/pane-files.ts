/** The files that the add-in serves as they are, for the checks. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** By path below the deployment's address: `/pane/icon-16.png`. */
export interface PaneFiles {
  has(path: string): boolean
  /** Of a PNG in pixels; undefined for any other file. */
  imageSize(path: string): ImageSize | undefined
}

/** Where they are in the repository. */
export const publicFolder = join(import.meta.dirname, '..', 'taskpane', 'public')

export function readPaneFiles(folder: string): PaneFiles {
  const fileOf = (path: string): string | undefined => {
    const name = /^\/pane\/([\w-]+(?:\.[\w-]+)+)$/.exec(path)?.[1]
    const file = name === undefined ? undefined : join(folder, name)
    return file !== undefined && existsSync(file) ? file : undefined
  }
  return {
    has: (path) => fileOf(path) !== undefined,
    imageSize: (path) => {
      const file = fileOf(path)
      return file === undefined ? undefined : pngSize(readFileSync(file))
    },
  }
}

const signature = '89504e470d0a1a0a'

/** Width and height stand in the first chunk of every PNG. */
function pngSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 24 || bytes.toString('hex', 0, 8) !== signature) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}
