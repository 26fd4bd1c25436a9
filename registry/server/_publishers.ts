import type { PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { printable } from '../layout/mod.ts'
import type { State } from './_state.ts'

export function publisherRecord(state: State, id: string, registry: string): PublisherRecord {
  const record = state.publishers.get(id)?.record
  if (record === undefined) throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { publisher: printable(id), registry })
  return record
}

/** Every key that a publisher has or had. */
export function publishersKeys({ publishers }: State): string[] {
  return [...publishers.values()].flatMap(({ record }) => record.keys.map(({ publicKey }) => publicKey))
}
