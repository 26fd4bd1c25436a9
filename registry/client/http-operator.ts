import type { Advisory, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADVISORIES_PATH, corrupt } from '../layout/mod.ts'
import { Operator, type Made, type RegistryOperator, type RoleChange, type Standing } from '../operate/mod.ts'
import { parseRole } from '../roles/mod.ts'
import { write, type PostOptions } from './_write.ts'
import { openPublisherReader } from './open-publisher-reader.ts'
import type { OpenRegistryOptions } from './open-registry.ts'
import type { RegistryClient } from './registry-client.ts'

/** Tries before a conflict is told: publishers do not touch these roles, but another operator may. */
const ATTEMPTS = 5

export interface HttpOperatorOptions extends OpenRegistryOptions, PostOptions {}

/**
 * Works on a registry through its server, while it runs, from wherever the offline keys are: reads what stands as a host does, signs the next roles
 * here, and sends them.
 *
 * @param token with the scope `operate`: it lets the roles be sent; the keys alone make them hold
 * @param options.trustDirectory what a server cannot go back behind, from one call to the next
 * @throws HP_ERR_REGISTRY_LOCATION, HP_ERR_REGISTRY_UNREACHABLE, HP_ERR_REGISTRY_*, HP_ERR_CONFLICT where others were faster each time, and whatever the server refuses with
 */
export function httpOperator(location: string, token: string, options: HttpOperatorOptions = {}): RegistryOperator {
  return new HttpOperator(location, token, options)
}

class HttpOperator extends Operator {
  readonly #client: RegistryClient
  readonly #past: RegistryClient
  readonly #send: (change: RoleChange) => Promise<void>
  readonly #clock: () => number

  constructor(location: string, token: string, { clock = Date.now, ...options }: HttpOperatorOptions) {
    super()
    this.#clock = clock
    const { client, past } = openPublisherReader(location, { ...options, clock })
    this.#client = client
    this.#past = past
    this.#send = async (change) => {
      const { versions } = await write({ method: 'POST', location, path: 'api/roles', type: 'application/json', body: JSON.stringify(change), token }, options)
      if (typeof versions !== 'object') throw corrupt({ registry: location, what: 'api/roles' }, 'it answered about something else')
    }
  }

  protected override async change<T>(make: (standing: Standing) => Promise<Made<T>>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const { change, result } = await make(await this.#standing())
      if (change === undefined) return result
      try {
        await this.#send(change)
        return result
      } catch (error) {
        if (!HardpointError.is(error, 'HP_ERR_CONFLICT') || attempt === ATTEMPTS) throw error
      }
    }
  }

  override async advisories(): Promise<readonly Advisory[]> {
    return (await this.#reader()).advisories()
  }

  async #standing(): Promise<Standing> {
    const reader = await this.#reader()
    const { files, advisories } = await reader.verified()
    const role = <K extends 'root' | 'targets'>(kind: K) => parseRole(kind, files.get(`${kind}.json`) ?? new Uint8Array(), `${kind}.json`).signed
    return {
      registry: reader.location, now: this.#clock(), root: role('root'), targets: role('targets'),
      advisories: advisories === undefined ? undefined : { version: advisories.version, list: await reader.advisories() },
      record: (id): Promise<PublisherRecord> => reader.publisher(id),
    }
  }

  /** What has run out is read all the same: it is to be signed anew. Everything else was found to hold, and nothing goes back behind what was trusted. */
  async #reader(): Promise<RegistryClient> {
    try {
      await this.#client.refresh()
      const error = (await this.#client.verified()).refused.get(ADVISORIES_PATH)
      if (error !== undefined) throw error
      return this.#client
    } catch (error) {
      if (!HardpointError.is(error, 'HP_ERR_REGISTRY_EXPIRED')) throw error
      await this.#past.refresh()
      return this.#past
    }
  }
}
