import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyPackage } from '@hardpoint/schemas/package'
import { indexPath, metadataPath, packagePath, parseIndex, parsePublisher, publisherPath } from '../../registry/layout/mod.ts'
import { readTarget, verifyRepository, type Read } from '../../registry/tuf/mod.ts'

/**
 * Reads a registry's directory as a host does that has seen nothing of it but its first root: every role, every record, every index, every
 * package. Throws where anything is amiss.
 *
 * @returns plugin id to versions
 */
export async function readsWhole(directory: string, now: number): Promise<Readonly<Record<string, readonly string[]>>> {
  const read: Read = (path) => readFile(join(directory, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const root = await readFile(join(directory, metadataPath('root', 1)))
  const verified = await verifyRepository(read, { registry: directory, trusted: new Map([['root.json', root]]), now })
  const versions: Record<string, string[]> = {}
  for (const [publisher, { targets }] of verified.namespaces) {
    const record = verified.targets[publisherPath(publisher)]
    if (record === undefined) throw new TypeError(`${publisher} has no record`)
    const { keys } = parsePublisher(await readTarget(publisherPath(publisher), record, { registry: directory, read }), publisher, directory)
    for (const [name, target] of Object.entries(targets)) {
      const id = name.slice('index/'.length, -'.ndjson'.length)
      const lines = await parseIndex(await readTarget(indexPath(id), target, { registry: directory, read }), id, directory)
      for (const line of lines) {
        const { sha256 } = verifyPackage(await readFile(join(directory, packagePath(line))), { publicKeys: keys.map(({ publicKey }) => publicKey) })
        if (sha256 !== line.sha256) throw new TypeError(`${packagePath(line)} holds other bytes`)
      }
      versions[id] = lines.map(({ version }) => version)
    }
  }
  return versions
}
