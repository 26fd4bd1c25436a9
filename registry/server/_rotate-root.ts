import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, generateKeyPair } from '@hardpoint/schemas/package'
import { metadataPath } from '../layout/mod.ts'
import { ROOT_THRESHOLD, parseRole, rootRole, signRole } from '../roles/mod.ts'
import { draft, type Draft, type Step } from './_draft.ts'
import type { DurableFiles } from './_durable-files.ts'
import { onlineKeysStep, onlineSigners } from './_online-keys.ts'
import { keysOfRole, signedTargets } from './_publishers.ts'
import type { RootChange } from './registry-store.ts'
import type { Repository } from './_repository.ts'
import type { State } from './_state.ts'
import { verifyDraft } from './_verify-draft.ts'

/**
 * Gives the registry other keys.
 *
 * A root is seen as soon as it is written, whatever timestamp.json says. So everything else is signed with the old and the new keys first:
 * a client that has seen the new root and one that has not both find what they ask for, wherever a kill comes.
 *
 * @returns the version of the new root
 * @throws HP_ERR_KEY_INVALID where too few of the keys are here
 */
export async function rotateRoot(repository: Repository, files: DurableFiles, { change, now }: { readonly change: RootChange; readonly now: number }): Promise<number> {
  const state = await repository.state()
  const version = state.root.signed.version + 1
  const next = repository.online.length > 0 && change.online === true ? generateKeyPair() : undefined
  const keys = {
    root: change.root ?? keysOfRole(state, 'root'),
    targets: change.targets === undefined ? keysOfRole(state, 'targets') : [change.targets.publicKey],
    online: next === undefined ? keysOfRole(state, 'timestamp') : [next.publicKey],
  }
  for (const key of [...keys.root, ...keys.targets]) assertUsableKey(key)
  assertEnough(change, keysOfRole(state, 'root'), 'the root that is in force')
  assertEnough(change, keys.root, 'the next root')
  const online = next === undefined ? repository.online : [...repository.online, next]
  const targets = change.targets === undefined ? undefined : await signedTargets(state, state.publishers, { signers: change.targets.signers, now })
  const drafted = await draft(state, targets === undefined ? {} : { targets }, { online: onlineSigners(online), now })
  const bytes = await signRole(rootRole(keys, { version, now }), change.signers)
  const root: Step = { path: metadataPath('root', version), bytes }
  const path = root.path
  await verifyBoth(files, drafted, { root, state, now })
  const own = next === undefined ? [] : [onlineKeysStep(online)]
  await repository.run(
    { state: { ...drafted.state, root: { signed: parseRole('root', bytes, path).signed, bytes } }, steps: [...own, ...drafted.steps] },
    [root, ...(next === undefined ? [] : [onlineKeysStep([next])])],
    next === undefined ? online : [next],
  )
  return version
}

/** As a client finds it that comes before the new root, and as one finds it that comes after. */
async function verifyBoth(files: DurableFiles, drafted: Draft, { root, state, now }: { readonly root: Step; readonly state: State; readonly now: number }): Promise<void> {
  // A root that has expired leads nowhere any more: all that is left is to give it a successor.
  if (Date.parse(state.root.signed.expires) > now) await verifyDraft(files, drafted, { state, now, publishers: [] })
  await verifyDraft(files, { ...drafted, steps: [...drafted.steps, root] }, { state, now, publishers: [] })
}

function assertEnough({ signers }: RootChange, publicKeys: readonly string[], what: string): void {
  const here = new Set(signers.map(({ publicKey }) => publicKey).filter((key) => publicKeys.includes(key)))
  if (here.size >= ROOT_THRESHOLD) return
  throw new HardpointError('HP_ERR_KEY_INVALID', {
    key: [...here].join(', ') || 'none', problem: `it takes ${ROOT_THRESHOLD} keys of ${what}, and ${here.size} of them are here`,
  })
}
