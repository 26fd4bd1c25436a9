import type { ErrorCode } from '@hardpoint/schemas/errors'
import type { Ground } from './_ground.ts'

/** One thing that a mirror, a thief of keys or another publisher does to whoever reads a registry. */
export interface Attack {
  readonly title: string
  /** What the victim is told; `harmless` where the attack comes to nothing and the victim goes on. */
  readonly code: ErrorCode | 'harmless'
  /** Makes the registry hostile, and has the victim do what it came for: resolves or rejects with what the victim gets. */
  run(ground: Ground): Promise<unknown>
  /** What else must be true of what the victim got: sentences, each a problem. */
  check?(outcome: unknown, ground: Ground): readonly string[] | Promise<readonly string[]>
  /** What of the trusted state changes all the same, because it is signed by those who may: a newer root, or what a publisher says of its own. */
  readonly changes?: readonly string[]
}
