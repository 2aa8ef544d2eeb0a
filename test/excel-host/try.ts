/** `npm run try [-- --port 4100]`: the product with a sample week, in an Excel that is a page of the browser. */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { tryPassword } from './try-people.ts'
import { startTryServer } from './try-server.ts'

const defaultPort = '4100'

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new Error(`--port is "${text}": give a number from 0 to 65535 (0 takes a free one)`)
  }
  return Number(text)
}

/** Opens the default browser where there is a desktop; says nothing where there is none. */
function openBrowser(url: string): void {
  const isBare = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
  if (isBare || process.env['CI'] !== undefined) return
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url]
  const opener = spawn(command, args, { stdio: 'ignore', detached: true })
  opener.on('error', () => undefined)
  opener.unref()
}

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: defaultPort } } })
  const server = await startTryServer({ port: readPort(values.port) })
  console.log(`Open ${server.page}`)
  console.log(`Everybody signs in with the password ${tryPassword}`)
  console.log('1. As a department: sign in as ecology (省生态环境厅), insert the sheet, fill it, check it, upload it.')
  console.log(
    '2. As the editor, in a second workbook (文件 > 再开一个工作簿): 退出登录, sign in as editor, merge, reorder, publish, open the link.',
  )
  console.log('3. As admin, who also names people; as auditor, who reads all and writes nothing.')
  console.log(
    '4. What goes wrong: the menu 故障 slows requests down, refuses one, or lets a coauthor type. Stop with Ctrl+C.',
  )
  if (!server.pane) console.log('The task pane is not built: npm run build')
  openBrowser(server.page)
  const stop = (): void => {
    server.close().catch((error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  // A wrong setting or a busy port is for who started it to mend: its message, not a stack.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
