import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What a round of a peer or a floor is asked to do. */
export interface Ask {
  readonly count: number
  readonly inFlight: number
  /** Size of the plugin's code. */
  readonly bytes: number
}

/** A program in a process of its own that does rounds by itself: only what it measured crosses. */
export interface Driven {
  round(kind: string, ask?: Partial<Ask>): Promise<number>
  close(): void
}

/** @param program a file of peers/, which calls serve() */
export function drive(program: string): Driven {
  const child = fork(join(import.meta.dirname, 'peers', program), { execArgv: ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'] })
  let asked: PromiseWithResolvers<number> | undefined
  child.on('message', (answer: { value: number } | { problem: string }) => {
    if ('value' in answer) asked?.resolve(answer.value)
    else asked?.reject(new TypeError(`${program}: ${answer.problem}`))
  })
  child.on('exit', (code, signal) => asked?.reject(new TypeError(`${program} ended: ${signal ?? code}`)))
  return {
    round(kind, { count = 1, inFlight = 1, bytes = 5000 } = {}) {
      asked = Promise.withResolvers()
      child.send({ kind, count, inFlight, bytes })
      return asked.promise
    },
    close() { child.kill('SIGTERM') },
  }
}

/** A measurement that only holds in a fresh process: one is started for each round. */
export async function driveOnce(program: string, kind: string, ask: Partial<Ask> = {}): Promise<number> {
  const driven = drive(program)
  try {
    return await driven.round(kind, ask)
  } finally {
    driven.close()
  }
}

/** The other end, for a program of peers/. It ends with the process that started it. */
export function serve(kinds: Readonly<Record<string, (ask: Ask) => Promise<number>>>): void {
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message) => {
    const { kind, ...ask } = message as Ask & { kind: string }
    void answer(kinds[kind], ask).then((value) => process.send?.(value))
  })
}

async function answer(run: ((ask: Ask) => Promise<number>) | undefined, ask: Ask): Promise<{ value: number } | { problem: string }> {
  try {
    return run === undefined ? { problem: 'no such round' } : { value: await run(ask) }
  } catch (error) {
    return { problem: error instanceof Error ? error.stack ?? error.message : String(error) }
  }
}
