import type { PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertNewPublisher, namespaceOf, publisherPath } from '../layout/mod.ts'
import { delegatesOf, digestOf, rootKeys, type Signer } from '../roles/mod.ts'
import { assertOneTask } from './assert-one-task.ts'
import { jsonFile, textOf, type Made } from './_made.ts'
import { nextTargets } from './_next-targets.ts'
import { newRecord, rotatedRecord } from './publisher-records.ts'
import type { KeyRotation } from './registry-operator.ts'
import type { RoleChange } from './role-change.ts'
import type { Standing } from './standing.ts'

interface Registration { readonly id: string; readonly publicKey: string; readonly allowSimilar: boolean }

/** A prefix that is taken stays taken: whoever re-registers it with a key of their own would own its users' updates. */
export async function registerPublisher(standing: Standing, { id, publicKey, allowSimilar }: Registration, signer: Signer): Promise<Made<PublisherRecord>> {
  const { publishers } = delegatesOf(standing.targets)
  const record = newRecord(id, publicKey, standing.now)
  const known = publishers.get(id)
  if (known?.publicKeys.includes(publicKey) === true) return { change: undefined, result: await standing.record(id) }
  if (known !== undefined) throw new HardpointError('HP_ERR_PUBLISHER_EXISTS', { publisher: id })
  assertNewPublisher(id, publishers.keys(), allowSimilar)
  return { change: await recordChange(standing, record, { signer, publicKey }), result: record }
}

export async function rotateKey(standing: Standing, { id, rotation }: { readonly id: string; readonly rotation: KeyRotation }, signer: Signer): Promise<Made<PublisherRecord>> {
  const { publicKey, role } = rotation
  const before = await standing.record(id)
  const newest = before.keys.at(-1)
  // It is so already: the answer to an earlier try may have been lost.
  if (newest?.publicKey === publicKey && newest.until === undefined) return { change: undefined, result: before }
  const record = rotatedRecord(before, rotation, standing.now)
  const { roles, files } = await recordChange(standing, record, { signer, publicKey })
  return { change: { roles: { ...roles, ...(role === undefined ? {} : { [namespaceOf(id)]: role }) }, files }, result: record }
}

async function recordChange(standing: Standing, record: PublisherRecord, { signer, publicKey }: { readonly signer: Signer; readonly publicKey: string }): Promise<RoleChange> {
  assertOneTask({ publisher: [publicKey] }, { ...rootKeys(standing.root), advisories: delegatesOf(standing.targets).advisories })
  const bytes = jsonFile(record)
  const delegate = { record: digestOf(bytes), publicKeys: [publicKey] }
  return { roles: { targets: await nextTargets(standing, { signers: [signer], publisher: [record.id, delegate] }) }, files: { [publisherPath(record.id)]: textOf(bytes) } }
}
