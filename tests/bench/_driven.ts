import { fork } from 'node:child_process'
import { once } from 'node:events'
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
  return {
    async round(kind, { count = 1, inFlight = 1, bytes = 5000 } = {}) {
      child.send({ kind, count, inFlight, bytes })
      const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')]) as [{ value?: number; problem?: string } | number | null]
      if (typeof answer !== 'object' || answer === null) throw new TypeError(`${program} ended with ${answer}`)
      if (answer.value === undefined) throw new TypeError(`${program}, ${kind}: ${answer.problem}`)
      return answer.value
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
