import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** What a command printed and how it ended. */
export interface CliResult {
  readonly exit: number
  /** Its JSON: the result, or the error. */
  readonly json: Readonly<Record<string, unknown>>
}

/** Runs `hardpoint <args> --json` as a person would, in a process of its own and without a terminal. */
export async function runCli({ root, data }: { readonly root: string; readonly data: string }, args: readonly string[]): Promise<CliResult> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'host/cli/hardpoint.js'), ...args, '--json', '--data', data], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ exit, json: parse(stdout) ?? parse(stderr) ?? { said: `${stdout}${stderr}`.slice(0, 2000) } })
    })
  })
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : { value }
  } catch {
    return undefined
  }
}
