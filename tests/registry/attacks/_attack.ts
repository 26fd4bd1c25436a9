import type { ErrorCode } from '@hardpoint/schemas/errors'
import type { Ground } from './_ground.ts'
import type { Site } from './_site.ts'

/** One thing that a mirror, a thief of keys or tokens, or another publisher does to whoever reads a registry, or to the registry. */
export interface Attack<G extends Site = Ground> {
  readonly title: string
  /** What the victim, or of a registry's side the attacker, is told; `harmless` where the attack comes to nothing and all goes on: then `check` says of what. */
  readonly code: ErrorCode | 'harmless'
  /** Makes the attack: resolves or rejects with what a reader gets who came for something, or with what the registry answers a writer. */
  run(ground: G): Promise<unknown>
  /** What else must be true of that: sentences, each a problem. */
  check?(outcome: unknown, ground: G): readonly string[] | Promise<readonly string[]>
  /** What of the trusted state changes all the same, because it is signed by those who may: a newer root, or what a publisher says of its own. */
  readonly changes?: readonly string[]
  /** The same of who comes new, and trusts nothing yet: what holds by itself is kept, whatever else is refused. */
  readonly keeps?: readonly string[]
  /**
   * The live host comes to the registry as the attack left it. Its attempt must be refused, and leave it as it was; `goes on` where the attack is about
   * something else, or comes to nothing: then it must get what was honestly published, and nothing else.
   */
  readonly host?: 'refuses' | 'goes on'
}
