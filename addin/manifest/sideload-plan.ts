/** What `npm run sideload` does on a machine: decided here, done in sideload.ts. */
import { parseNumber } from 'office-addin-cli'
import { join } from 'node:path'

/** A program with its arguments; never a line for a shell, for folders may have spaces in their names. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
}

export interface Surroundings {
  readonly platform: NodeJS.Platform
  /** What stands behind `npm run sideload --`. */
  readonly args: readonly string[]
  /** The running Node. */
  readonly node: string
  /** npm's own script, as npm tells the scripts that it runs (`npm_execpath`). */
  readonly npm: string | undefined
  readonly dataDir: string
}

export type SideloadPlan =
  /** `start` puts the add-in into Excel, `stop` takes it out again. */
  | {
      readonly kind: 'excel'
      readonly system: 'windows' | 'mac'
      readonly port: number
      readonly manifestFile: string
      readonly start: Command
      readonly stop: Command
    }
  | { readonly kind: 'stop'; readonly stop: Command }
  /** There is no Excel for this system: the browser host instead. */
  | { readonly kind: 'browser'; readonly why: string; readonly start: Command }
  | { readonly kind: 'help' }

export const defaultPort = 3000

export const usage = `npm run sideload                  the add-in in this machine's Excel, served from here
npm run sideload -- --port 3001   on another port than ${defaultPort}
npm run sideload -- stop          takes the add-in out of Excel`

/** Fetched by npx when it is first used, for it is large and nothing else needs it. */
const debuggingTool = 'office-addin-debugging@7'

/** @throws Error for arguments that are wrong, and for a start without npm */
export function planSideload({ platform, args, node, npm, dataDir }: Surroundings): SideloadPlan {
  const asked = readArguments(args)
  if (asked.kind === 'help') return asked
  const system = platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : undefined
  if (!system) {
    if (asked.kind === 'stop') throw new Error(`Nothing to stop: ${noExcel(platform)}`)
    const why = `${noExcel(platform)} Starting the browser host instead: the same pane beside a workbook of its own.`
    return { kind: 'browser', why, start: { program: node, args: [join('test', 'excel-host', 'try.ts')] } }
  }
  if (npm === undefined) throw new Error('Start this with npm, which fetches the tool for Excel: npm run sideload')
  const manifestFile = join(dataDir, 'sideload-manifest.xml')
  const tool = (...rest: readonly string[]): Command => ({
    program: node,
    args: [npm, 'exec', '--yes', '--', debuggingTool, ...rest],
  })
  const stop = tool('stop', manifestFile)
  if (asked.kind === 'stop') return { kind: 'stop', stop }
  // Debugging would halt the pane with a message box until a debugger is there.
  const start = tool('start', manifestFile, 'desktop', '--app', 'excel', '--no-debug')
  return { kind: 'excel', system, port: asked.port, manifestFile, start, stop }
}

const noExcel = (platform: string): string =>
  `Excel does not run on ${platform}; an add-in can be sideloaded on Windows and on a Mac.`

type Asked = { readonly kind: 'help' } | { readonly kind: 'stop' } | { readonly kind: 'start'; readonly port: number }

function readArguments(args: readonly string[]): Asked {
  const [first, second, ...rest] = args
  if (first === undefined) return { kind: 'start', port: defaultPort }
  if (first === '--help' || first === '-h') return { kind: 'help' }
  if (first === 'stop' && second === undefined) return { kind: 'stop' }
  if (first === '--port' && rest.length === 0) return { kind: 'start', port: readPort(second) }
  throw new Error(`"${args.join(' ')}" is not understood.\n${usage}`)
}

function readPort(text: string | undefined): number {
  const message = `--port is "${text ?? ''}": give a number from 1 to 65535`
  const port = parseNumber(text ?? '', message)
  // parseNumber takes "3000x" for 3000.
  if (port === undefined || String(port) !== text || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(message)
  return port
}
