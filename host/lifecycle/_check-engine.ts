import { satisfies } from 'semver'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'

/** As the resolver does at a plan: for what is put in force without it, and by a host that may be another version since. @throws HP_ERR_ENGINE */
export function checkEngine({ id: plugin, version, engines: { hardpoint: range } }: Manifest, engine: string): void {
  if (!satisfies(engine, range)) throw new HardpointError('HP_ERR_ENGINE', { plugin, version, range, engine })
}
