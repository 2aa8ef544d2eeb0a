import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Whether Excel is installed; the tool that opens it does not say so when it is not. */
export function findExcel(system: 'windows' | 'mac'): boolean {
  if (system === 'mac')
    return ['/Applications', join(homedir(), 'Applications')].some((folder) =>
      existsSync(join(folder, 'Microsoft Excel.app')),
    )
  const key = String.raw`Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe`
  return ['HKLM', 'HKCU'].some((hive) => spawnSync('reg', ['query', `${hive}\\${key}`]).status === 0)
}
