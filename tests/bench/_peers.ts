import type { Scale, Side } from './_bench.ts'
import { drive, type Driven } from './_driven.ts'

const PEERS = [
  ['worker_threads', 'threads.ts'], ['child_process.fork', 'fork.ts'], ['quickjs-emscripten', 'quickjs.ts'], ['SES Compartment', 'ses.ts'], ['workerd', 'workerd.ts'],
] as const

/** Those that a quick run tries too. */
const QUICK_TO_START: readonly string[] = ['threads.ts', 'ses.ts']

export interface Peers {
  readonly sides: readonly Side[]
  close(): void
}

/** What others would use instead, each doing the same job; a little of it where it takes long. */
export function peers(scale: Scale, measure: (driven: Driven, name: string) => Promise<number>): Peers {
  const started = PEERS.filter(([, program]) => !scale.quick || QUICK_TO_START.includes(program)).map(([name, program]) => ({ name, driven: drive(program) }))
  return {
    sides: started.map(({ name, driven }) => ({ name, round: () => measure(driven, name) })),
    close() { for (const { driven } of started) driven.close() },
  }
}

/** As many as a peer does in the time of one of the fast ones. */
export function slowly(scale: Scale, count: number, name: string): number {
  const share = name === 'workerd' ? 8 : name === 'quickjs-emscripten' || name === 'child_process.fork' ? 2 : 1
  return scale.count(Math.ceil(count / share))
}
