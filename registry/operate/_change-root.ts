import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey } from '@hardpoint/schemas/package'
import { ROOT_THRESHOLD, rootKeys, rootRole, signRole } from '../roles/mod.ts'
import { assertOneTask } from './assert-one-task.ts'
import { textOf, type Made } from './_made.ts'
import { nextTargets } from './_next-targets.ts'
import type { RootChange } from './registry-operator.ts'
import type { Standing } from './standing.ts'

/** The next root, and the list of publishers signed along. @throws HP_ERR_KEY_INVALID where too few of the keys are here */
export async function changeRoot(standing: Standing, change: RootChange): Promise<Made<number>> {
  const { root, now, newOnlineKey } = standing
  const before = rootKeys(root)
  const online = change.online === true ? newOnlineKey?.() : undefined
  if (change.online === true && online === undefined) {
    throw new HardpointError('HP_ERR_ROLE_REFUSED', { role: 'root', problem: 'the key that a server signs with is replaced in its own folder, while it does not run' })
  }
  const keys = {
    root: change.root ?? before.root,
    targets: change.targets === undefined ? before.targets : [change.targets.publicKey],
    online: online === undefined ? before.online : [online.publicKey],
  }
  for (const key of [...keys.root, ...keys.targets]) assertUsableKey(key)
  assertOneTask(keys)
  assertEnough(change, before.root, 'the root that is in force')
  assertEnough(change, keys.root, 'the next root')
  const version = root.version + 1
  const roles = {
    root: textOf(await signRole(rootRole(keys, { version, now }), change.signers)),
    ...(change.targets === undefined ? {} : { targets: await nextTargets(standing, { signers: change.targets.signers }) }),
  }
  return { change: { roles, files: {} }, result: version, ...(online === undefined ? {} : { online }) }
}

function assertEnough({ signers }: RootChange, publicKeys: readonly string[], what: string): void {
  const here = new Set(signers.map(({ publicKey }) => publicKey).filter((key) => publicKeys.includes(key)))
  if (here.size >= ROOT_THRESHOLD) return
  throw new HardpointError('HP_ERR_KEY_INVALID', {
    key: [...here].join(', ') || 'none', problem: `it takes ${ROOT_THRESHOLD} keys of ${what}, and ${here.size} of them are here`,
  })
}
