import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Longest wait for a command. */
const COMMAND_MS = 60_000

/** What a command printed and how it ended. */
export interface CliResult {
  readonly exit: number
  /** Its JSON: the result, or the error. */
  readonly json: Readonly<Record<string, unknown>>
}

export interface CliOptions {
  readonly root: string
  readonly data: string
  /** Ends the command. */
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

/**
 * Runs `hardpoint <args> --json` as a person would, in a process of its own and without a terminal.
 *
 * @throws HP_ERR_TOUR where it did not end by itself
 */
export async function runCli({ root, data, signal, timeoutMs = COMMAND_MS }: CliOptions, args: readonly string[]): Promise<CliResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CliResult>()
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: timeoutMs, killSignal: 'SIGKILL', ...(signal === undefined ? {} : { signal }) } as const
  execFile(process.execPath, [join(root, 'host/cli/hardpoint.js'), ...args, '--json', '--data', data], options, (error, stdout, stderr) => {
    const exit = error === null ? 0 : error.code
    if (typeof exit === 'number') {
      resolve({ exit, json: parse(stdout) ?? parse(stderr) ?? { said: `${stdout}${stderr}`.slice(0, 2000) } })
      return
    }
    const problem = signal?.aborted === true ? 'the tour is over' : error?.killed === true ? `it did not end within ${timeoutMs} ms` : `it ended with ${error?.signal ?? exit}`
    reject(new HardpointError('HP_ERR_TOUR', { step: `hardpoint ${args.join(' ')}`, problem }, { cause: error }))
  }).stdin?.end()
  return promise
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : { value }
  } catch {
    return undefined
  }
}
