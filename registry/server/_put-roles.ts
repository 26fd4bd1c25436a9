import type { KeyPair } from '@hardpoint/schemas/package'
import { ADVISORIES_ROLE, metadataPath, namespaceOf } from '../layout/mod.ts'
import type { RoleChange } from '../operate/mod.ts'
import { digestOf, rootKeys } from '../roles/mod.ts'
import { checkRoles, type CheckedRoles } from './_check-roles.ts'
import type { NextRoot } from './_check-root.ts'
import { draft, type Draft, type Step } from './_draft.ts'
import type { DurableFiles } from './_durable-files.ts'
import { onlineKeysStep, onlineSigners } from './_online-keys.ts'
import type { Repository } from './_repository.ts'
import type { State } from './_state.ts'
import { verifyDraft } from './_verify-draft.ts'

interface Place {
  readonly repository: Repository
  readonly files: DurableFiles
  readonly now: number
  /** The server's next key, made where its folder is. */
  readonly online?: KeyPair | undefined
}

/** Puts in force what the holders of the offline keys signed. The very same again: nothing. @throws what `checkRoles` and `verifyDraft` throw */
export async function putRoles(change: RoleChange, { repository, files, now, online }: Place): Promise<void> {
  const state = await repository.state()
  if (isInForce(change, state)) return
  const keys = online === undefined ? rootKeys(state.root.signed).online : [online.publicKey]
  const checked = await checkRoles(change, { state, now, registry: files.directory, online: keys })
  if (checked.root === undefined) await repository.apply(checked.change, { publishers: checked.publishers })
  else await putRoot(checked, { repository, files, now, online, state, root: checked.root })
}

function isInForce({ roles }: RoleChange, { root, targets, advisories, namespaces }: State): boolean {
  const names = Object.entries(roles)
  return names.length > 0 && names.every(([name, text]) => {
    const bytes = Buffer.from(text)
    if (name === 'targets') return digestOf(bytes).sha256 === targets.sha256
    const publisher = name.slice(namespaceOf('').length)
    const known = name === 'root' ? root.bytes : name === ADVISORIES_ROLE ? advisories?.bytes : name === namespaceOf(publisher) ? namespaces.get(publisher)?.bytes : undefined
    return known !== undefined && Buffer.compare(known, bytes) === 0
  })
}

/**
 * Gives the registry other keys.
 *
 * A root is seen as soon as it is written, whatever timestamp.json says. So everything else is signed with the old and the new keys first:
 * a client that has seen the new root and one that has not both find what they ask for, wherever a kill comes.
 */
async function putRoot({ change, publishers }: CheckedRoles, place: Place & { readonly state: State; readonly root: NextRoot }): Promise<void> {
  const { repository, files, now, online: next, state, root } = place
  const online = next === undefined ? repository.online : [...repository.online, next]
  const drafted = await draft(state, change, { online: onlineSigners(online), now })
  const step: Step = { path: metadataPath('root', root.signed.version), bytes: root.bytes }
  await verifyBoth(files, drafted, { root: step, state, now, publishers })
  await repository.run(
    { state: { ...drafted.state, root }, steps: [...(next === undefined ? [] : [onlineKeysStep(online)]), ...drafted.steps] },
    [step, ...(next === undefined ? [] : [onlineKeysStep([next])])],
    next === undefined ? online : [next],
  )
}

interface Both { readonly root: Step; readonly state: State; readonly now: number; readonly publishers: readonly string[] }

/** As a client finds it that comes before the new root, and as one finds it that comes after. */
async function verifyBoth(files: DurableFiles, drafted: Draft, { root, state, now, publishers }: Both): Promise<void> {
  // A root that has expired leads nowhere any more: all that is left is to give it a successor.
  if (Date.parse(state.root.signed.expires) > now) await verifyDraft(files, drafted, { state, now, publishers })
  await verifyDraft(files, { ...drafted, steps: [...drafted.steps, root] }, { state, now, publishers })
}
