import { Targets } from '@tufjs/models'
import { targetOf, type Digest } from './digest-of.ts'
import { SPEC_VERSION } from './_spec-version.ts'

/**
 * A publisher's role: the index of each of its plugins.
 *
 * @param indexes target name to digest
 * @param expires as `roleTime` writes it
 */
export function namespaceRole(indexes: Readonly<Record<string, Digest>>, { version, expires }: { readonly version: number; readonly expires: string }): Targets {
  const inOrder = Object.entries(indexes).toSorted(([a], [b]) => a < b ? -1 : 1)
  return Targets.fromJSON({
    _type: 'targets', spec_version: SPEC_VERSION, version, expires,
    targets: Object.fromEntries(inOrder.map(([path, digest]) => [path, targetOf(digest)])),
  })
}
