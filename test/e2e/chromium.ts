import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'

const installed = process.env['CHROMIUM_PATH']

/** Why there is no Chromium here, for the name of a skipped test; `''` where there is one. */
export const chromiumMissing =
  installed !== undefined || (process.platform === 'linux' && process.arch === 'x64')
    ? ''
    : ' (skipped: name a Chrome or Chromium in CHROMIUM_PATH; the one from npm is for Linux x64)'

/** A headless Chromium: the one that CHROMIUM_PATH names, else the one that npm installed. Close it after use. */
export async function openChromium(): Promise<Browser> {
  // As root in a container there is no sandbox to be had, and /dev/shm is small. The package's own arguments are for
  // Lambda: with its --single-process the browser dies with its first page, and its web security is off.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none']
  // As people have it: a page gets a window only where somebody has just clicked. Playwright switches that off.
  const ignoreDefaultArgs = ['--disable-popup-blocking']
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args, ignoreDefaultArgs })
  const folder = await unpackedChromium()
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args, ignoreDefaultArgs, env })
}

/**
 * The browser, and the few libraries that a bare machine lacks, out of the npm package. Its own executablePath()
 * writes in place, so a second process that starts meanwhile would run half a file; here all is unpacked aside and
 * renamed. The version stands in the path: after an upgrade the old one is not taken for the new.
 */
async function unpackedChromium(): Promise<string> {
  const root = new URL('../', import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `npm-chromium-${version}`)
  if (existsSync(folder)) return folder
  const aside = await mkdtemp(`${folder}-`)
  const unpack = (name: string, target: NodeJS.WritableStream) =>
    pipeline(createReadStream(fileURLToPath(new URL(`bin/${name}`, root))), createBrotliDecompress(), target)
  await unpack('chromium.br', createWriteStream(join(aside, 'chromium'), { mode: 0o755 }))
  await mkdir(join(aside, 'lib'), { recursive: true })
  const tar = spawn('tar', ['-x', '-C', aside], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = once(tar, 'close')
  await unpack('al2023.tar.br', tar.stdin)
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`tar ended with ${String(code)} on the libraries of @sparticuz/chromium`)
  try {
    await rename(aside, folder)
  } catch (cause) {
    if (!existsSync(folder)) throw cause
    await rm(aside, { recursive: true })
  }
  return folder
}
