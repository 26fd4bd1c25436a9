import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { verifyPackage } from '@hardpoint/schemas/package'
import { entryOf, LATEST, type Publication } from '../layout/mod.ts'
import { changeIndex } from './_change-index.ts'
import { whenFree } from './_when-free.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/**
 * Publishes a signed package: sends it, and signs it into the publisher's index.
 *
 * Where the registry holds as many packages as it tries at once, it waits as it is told, a few times.
 *
 * Safe to repeat: the same bytes again, in the channel in which they are, answer the same; a share of hosts is then what it was.
 *
 * @throws HP_ERR_PACKAGE_* where the author's own key does not verify it, HP_ERR_PUBLISH_EXISTS, HP_ERR_CHANNEL_OTHER, HP_ERR_PUBLISH_DENIED, HP_ERR_CONFLICT where others
 *   of this publisher were faster each time, HP_ERR_REGISTRY_BUSY where it has no place for minutes, and what the registry refuses with
 */
export async function publishPackage(writer: RegistryWriter, bytes: Uint8Array, author: Author, { channel = LATEST, rollout }: Publication = {}): Promise<IndexEntry> {
  const verified = verifyPackage(bytes, { publicKeys: [author.signer.publicKey] })
  const made = (): IndexEntry => entryOf(verified, author.clock(), { channel, rollout })
  let entry = made()
  let sent = false
  await changeIndex(writer, entry.id, author, async (lines) => {
    const known = lines.find(({ version }) => version === entry.version)
    if (known !== undefined && known.sha256 !== entry.sha256) throw new HardpointError('HP_ERR_PUBLISH_EXISTS', { what: `${entry.id} ${entry.version}` })
    if (known !== undefined && (known.channel ?? LATEST) !== channel) {
      throw new HardpointError('HP_ERR_CHANNEL_OTHER', { what: `${entry.id}@${entry.version}`, channel: known.channel ?? LATEST, wanted: channel })
    }
    if (known !== undefined) {
      entry = known
      return undefined
    }
    if (!sent) await whenFree(() => writer.stage(entry.sha256, verified.bytes), author)
    sent = true
    // Of now: it may have waited for longer than a registry allows between this time and its own.
    entry = made()
    return [...lines, entry]
  })
  return entry
}
