/** Vitest's global setup: the task pane as `npm start` would serve it, built once for every test that opens it. */
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

export default async function buildPane(): Promise<void> {
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'addin/taskpane'), logLevel: 'warn' })
}
