import { openRegistry } from '@hardpoint/registry/client'
import type { RoleChange, Signer } from '@hardpoint/registry/server'
import { Root, Targets } from '@tufjs/models'
import { Operator, type Made, type Standing } from '../../registry/operate/mod.ts'
import { parseRole, signRole } from '../../registry/roles/mod.ts'
import { NOW } from './_fixtures.ts'

/** What an operator would send to the registry in a directory: caught, and not sent. */
export class Caught extends Operator {
  readonly #directory: string
  readonly #now: number
  #made: RoleChange | undefined

  constructor(directory: string, now = NOW) {
    super()
    this.#directory = directory
    this.#now = now
  }

  protected override async change<T>(make: (standing: Standing) => Promise<Made<T>>): Promise<T> {
    const reader = openRegistry(this.#directory, { clock: () => this.#now })
    const { files, advisories } = await reader.verified()
    const bytes = (name: string): Uint8Array => files.get(name) ?? new Uint8Array()
    const { change, result } = await make({
      registry: reader.location, now: this.#now, root: parseRole('root', bytes('root.json'), 'root').signed, targets: parseRole('targets', bytes('targets.json'), 'targets').signed,
      advisories: advisories === undefined ? undefined : { version: advisories.version, list: await reader.advisories() },
      record: (id) => reader.publisher(id),
    })
    this.#made = change
    return result
  }

  override async advisories(): Promise<never> {
    throw new TypeError('not asked here')
  }

  get made(): RoleChange {
    if (this.#made === undefined) throw new TypeError('nothing was made')
    return this.#made
  }
}

/** The change that some work with the offline keys comes to. */
export async function madeBy(directory: string, work: (operator: Operator) => Promise<unknown>, now = NOW): Promise<RoleChange> {
  const caught = new Caught(directory, now)
  await work(caught)
  return caught.made
}

export interface RoleJson {
  version: number
  expires: string
  targets?: Record<string, unknown>
  delegations?: { keys: Record<string, unknown>; roles: { name: string; keyids: string[]; threshold: number; paths: string[]; terminating: boolean }[] }
  keys?: Record<string, unknown>
  roles?: Record<string, { keyids: string[]; threshold: number }>
  [field: string]: unknown
}

/** A change with one of its roles edited, and signed by these. */
export async function edited(change: RoleChange, name: string, edit: (role: RoleJson) => void, signers: readonly Signer[]): Promise<RoleChange> {
  const { signed } = JSON.parse(change.roles[name] ?? '') as { signed: RoleJson }
  edit(signed)
  const role = name === 'root' ? Root.fromJSON(signed as unknown as Parameters<typeof Root.fromJSON>[0]) : Targets.fromJSON(signed as unknown as Parameters<typeof Targets.fromJSON>[0])
  return { ...change, roles: { ...change.roles, [name]: Buffer.from(await signRole(role, signers)).toString('utf8') } }
}
