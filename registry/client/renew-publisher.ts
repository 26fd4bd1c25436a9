import { HardpointError } from '@hardpoint/schemas/errors'
import { changeRole } from './_change-index.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/**
 * Signs what a publisher has published for another 90 days. Changes nothing else.
 *
 * A publisher's role ends, so that who holds the registry's online key cannot keep a new version, or a yank, back for longer: that key vouches for ever
 * that there is nothing newer.
 *
 * @throws HP_ERR_PUBLISHER_UNKNOWN where nothing of it is published; and as `publishPackage`
 */
export async function renewPublisher(writer: RegistryWriter, publisher: string, author: Author): Promise<void> {
  await changeRole(writer, publisher, author, async ({ version }) => {
    if (version === 0) throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { registry: writer.client.location, publisher })
    return {}
  })
}
