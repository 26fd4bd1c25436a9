import type { ErrorBody } from '@hardpoint/schemas/errors'
import type { Manifest, Tier } from '@hardpoint/schemas'
import type { LogLine } from '../../capabilities/_services.ts'
import type { PlannedPlugin } from '../../lifecycle/lifecycle.ts'
import type { KeptProfile } from './save-profile.ts'

/** What happens while a plugin is developed: a person reads it as text, a program as a line of JSON each. */
export type DevEvent =
  | { readonly event: 'listening'; readonly url: string; readonly tier: Tier; readonly data: string }
  | {
    readonly event: 'serving'
    readonly id: string
    readonly version: string
    /** From the change that was seen to the new version in force. */
    readonly ms: number
    /** What changed, from the plugin's folder; empty for the first build. */
    readonly files: readonly string[]
    readonly routes: readonly DevRoute[]
    /** Others than in the version before, or the first. */
    readonly routesChanged: boolean
    readonly granted: readonly Pick<PlannedPlugin['capabilities'][number], 'id' | 'consent'>[]
  }
  /** What is served stays: `serving` is its version, null where there is none yet. */
  | { readonly event: 'failed'; readonly error: ErrorBody; readonly files: readonly string[]; readonly serving: string | null }
  | { readonly event: 'log'; readonly line: LogLine }
  /** A debugger may attach: `address` is host, port and token. */
  | { readonly event: 'inspect'; readonly address: string }
  /** A call ran out of time: the CPU profile of its isolate's last seconds. */
  | ({ readonly event: 'profile' } & KeptProfile)

export interface DevRoute {
  readonly method: string
  readonly url: string
  readonly access: 'public' | 'member' | 'admin'
}

/** Where a plugin's routes are on a host. */
export function routesOf({ id, contributes }: Manifest, url: string): DevRoute[] {
  return (contributes?.routes ?? []).map(({ method, path, access = 'member' }) => ({ method, url: `${url}/p/${id}${path === '/' ? '' : path}`, access }))
}
