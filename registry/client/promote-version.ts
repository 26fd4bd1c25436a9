import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import { LATEST } from '../layout/mod.ts'
import { changeLines } from './_change-lines.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/** Which version is to be in which channel. */
export interface Promotion {
  readonly id: string
  readonly version: string
  /** Absent: latest. */
  readonly channel?: string | undefined
}

/**
 * Moves a version into another channel, its package as it is. From now on its age is counted anew. One that is there already stays as it is.
 *
 * @throws as `yankVersion`, and HP_ERR_PUBLISH_DENIED where it would leave latest: what others build on is withdrawn with a reason, or stays
 */
export async function promoteVersion(writer: RegistryWriter, { id, version, channel = LATEST }: Promotion, author: Author): Promise<IndexEntry | undefined> {
  const [line] = await changeLines(writer, { id, version }, author, (entry) => {
    const { channel: before = LATEST, promotedAt: _, ...rest } = entry
    if (before === channel) return entry
    if (before === LATEST) {
      const problem = 'it is in the channel latest, which no version leaves; withdraw it with hardpoint plugin yank'
      throw new HardpointError('HP_ERR_PUBLISH_DENIED', { what: `${id} ${version} to the channel ${channel}`, problem, publisher: publisherOf(id) })
    }
    return { ...rest, ...(channel === LATEST ? {} : { channel }), promotedAt: new Date(author.clock()).toISOString() }
  })
  return line
}
