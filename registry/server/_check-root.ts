import { isDeepStrictEqual } from 'node:util'
import { assertUsableKey } from '@hardpoint/schemas/package'
import type { Root } from '@tufjs/models'
import { assertOneTask } from '../operate/mod.ts'
import { ROLE_LIFE, ROOT_THRESHOLD, parseRole, rootKeys, rootRole, signedBy, type RootKeys } from '../roles/mod.ts'
import { assertIsOurs, assertNext, assertTimely, roleRefused } from './_check-role.ts'
import { publishersKeys } from './_publishers.ts'
import type { State } from './_state.ts'

/** A root that may follow the one in force. */
export interface NextRoot {
  readonly signed: Root
  readonly bytes: Uint8Array
}

interface RootSite { readonly state: State; readonly now: number; readonly online: readonly string[] }

/**
 * By enough keys of the root in force and enough of its own, the very next one, with the key that the server has.
 *
 * @throws HP_ERR_ROLE_REFUSED, HP_ERR_KEY_INVALID for a key for which anyone can sign, or that has two tasks
 */
export function checkRoot(text: string, { state, now, online }: RootSite): NextRoot {
  const bytes = Buffer.from(text)
  const metadata = parseRole('root', bytes, 'root')
  const { signed } = metadata
  assertNext('root', signed.version, state.root.signed.version)
  assertTimely('root', signed.expires, { now, longest: ROLE_LIFE.root })
  const keys = rootKeys(signed)
  assertIsOurs('root', metadata, rootRole(keys, { version: signed.version, now: Date.parse(signed.expires) - ROLE_LIFE.root }))
  for (const [whose, publicKeys] of [['the root in force', rootKeys(state.root.signed).root], ['its own keys', keys.root]] as const) {
    const found = signedBy(metadata, publicKeys).length
    if (found < ROOT_THRESHOLD) throw roleRefused('root', `it is signed with ${found} of the ${ROOT_THRESHOLD} keys that it takes of ${whose}`)
  }
  for (const key of [...keys.root, ...keys.targets]) assertUsableKey(key)
  assertOneTask(keys)
  assertOneTask(newOnes(keys, rootKeys(state.root.signed)), { advisories: state.advisories?.publicKeys ?? [], publisher: publishersKeys(state) })
  if (!isDeepStrictEqual(keys.online, online)) throw roleRefused('root', 'it names another key for this server to sign with than the one it has')
  return { signed, bytes }
}

/** Keys that get a task. What a publisher's record says besides of one that has had its own for long must not keep a registry from its next root. */
function newOnes(next: RootKeys, before: RootKeys): RootKeys {
  const newIn = (task: keyof RootKeys): readonly string[] => next[task].filter((key) => !before[task].includes(key))
  return { root: newIn('root'), targets: newIn('targets'), online: newIn('online') }
}
