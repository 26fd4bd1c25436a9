import { Buffer } from 'node:buffer'
import { versionOf } from './_own-role.ts'
import { FIRST_ROOT } from './trust-state.ts'

type Files = ReadonlyMap<string, Uint8Array>

/** What is trusted of the registry with this first root, where it is known under other addresses: the newest of it. */
export function newestOf(others: readonly Files[], first: Uint8Array): { readonly root: Uint8Array; readonly files: Files } | undefined {
  const same = others.flatMap((files) => {
    const [known, root] = [files.get(FIRST_ROOT), files.get('root.json')]
    return known !== undefined && root !== undefined && Buffer.compare(known, first) === 0 ? [{ root, files }] : []
  })
  return same.toSorted((a, b) => versionOf(b.root) - versionOf(a.root) || stampOf(b.files) - stampOf(a.files))[0]
}

/** A new root may have had the others count anew, so it counts first. */
function stampOf(files: Files): number {
  const timestamp = files.get('timestamp.json')
  return timestamp === undefined ? 0 : versionOf(timestamp)
}
