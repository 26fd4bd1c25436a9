import type { Manifest } from '@hardpoint/schemas'
import type { TestHostOptions } from '../e2e/_test-host.ts'
import type { Ground, Outcome } from './_ground.ts'
import type { RawPlugin } from './_raw-plugin.ts'

export type { RawPlugin }

/** One attack on the host, as `hazards/<area>/<name>.ts` exports it under the name `hazard`. */
export interface Hazard {
  /** What the attacker does, as a row of a table says it. */
  readonly title: string
  /** What it goes for, and why that might be had, in one line. */
  readonly why: string
  /** The attacker first, then whom it uses. Ids are unique in their area, since the test form has one host for all of it. */
  readonly plugins: readonly [RawPlugin, ...RawPlugin[]]
  readonly host?: Pick<TestHostOptions, 'config' | 'tier'>
  /** It changes the host for others (a license, a restart, another clock): a host of its own in the test form too. */
  readonly alone?: boolean
  /** Attacks, and gives back what an admin is shown of it. Without it: one GET of the attacker's `/attack`, as an admin. */
  readonly drive?: (ground: Ground) => Promise<Outcome>
  /** Codes that an admin may see for it; `answered` where the attack is contained in an answer without one. */
  readonly codes: readonly string[]
  /** What else must be so. Throws an AssertionError (node:assert/strict) where it is not. */
  readonly check?: (outcome: Outcome, ground: Ground) => void | Promise<void>
}

/** Far from what an honest handler needs, also on a busy machine; a hazard that runs into a limit sets a smaller one. */
const LIMITS = { cpuMs: 3000, wallMs: 10_000, memoryMb: 32 } as const

export interface RogueOptions {
  /** Runs at the module's top level. */
  readonly before?: string
  readonly limits?: NonNullable<Manifest['limits']>
  /** Handlers of more routes, as members of an object. */
  readonly routes?: string
  /** What else is in its definition, as members of an object: `events: { … }`. */
  readonly rest?: string
  /** Of the manifest, beside id, limits and the one public route. */
  readonly manifest?: Partial<Manifest>
}

/** The one route of `rogue`, for a manifest that has more. */
export const ATTACK = { id: 'attack', method: 'GET', path: '/attack', access: 'public' } as const

/** The plugin `rogue.<name>` with one public route, `/attack`, whose handler is the attack. */
export function rogue(name: string, handler: string, { before = '', routes = '', rest = '', limits = {}, manifest = {} }: RogueOptions = {}): RawPlugin {
  return {
    manifest: { id: `rogue.${name}`, limits: { ...LIMITS, ...limits }, contributes: { routes: [ATTACK] }, ...manifest },
    main: `${before}\nexport default { routes: { attack: ${handler}, ${routes} }, ${rest} }`,
  }
}
