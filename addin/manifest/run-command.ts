import { spawn } from 'node:child_process'
import type { Command } from './sideload-plan.ts'

/**
 * Runs a program in this terminal until it ends.
 * @throws Error with `advice` where it cannot be started, ends with a fault, or says that it was unable to do its work
 * (office-addin-debugging ends with 0 all the same)
 */
export function runCommand({ program, args }: Command, advice: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'pipe'] })
    let said = ''
    child.stderr.on('data', (bytes: Buffer) => {
      process.stderr.write(bytes)
      said += bytes.toString('utf8')
    })
    child.once('error', (cause) => {
      reject(new Error(advice, { cause }))
    })
    child.once('close', (code) => {
      if (code === 0 && !/\bUnable to\b/.test(said)) resolve()
      else reject(new Error(advice))
    })
  })
}
