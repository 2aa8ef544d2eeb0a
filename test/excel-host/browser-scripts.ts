/** Bundles for a browser, made in memory by esbuild. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** The classic script for the pane, a few kilobytes: it must run before office.js, whatever way that is included. */
export async function bundlePaneScript(): Promise<string> {
  const [file] = await bundle({ entryPoints: [here('browser-pane.ts')], format: 'iife' })
  return file?.text ?? ''
}

/**
 * The module scripts of a page that holds an ExcelHost, by file name: the entry first. exceljs is a file of its own,
 * which loads when an .xlsx is opened or saved.
 */
export async function bundlePageScripts(entry: string): Promise<ReadonlyMap<string, string>> {
  const files = await bundle({ entryPoints: [entry], format: 'esm', splitting: true })
  return new Map(files.map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text]))
}

async function bundle(options: { entryPoints: string[]; format: 'iife' | 'esm'; splitting?: boolean }) {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    outdir: '/',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  })
  return outputFiles
}
