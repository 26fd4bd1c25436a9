import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import { formatLines, indexPath, namespaceOf } from '../layout/mod.ts'
import { ROLE_LIFE, digestOf, namespaceRole, parseRole, roleTime, signRole, signedBy } from '../roles/mod.ts'
import type { RegistryClient } from './registry-client.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/** Tries before a conflict is told: others of the same publisher may be publishing as well. */
const ATTEMPTS = 5

/** When a role that is not there yet runs out. */
const NEVER = '9999-12-31T23:59:59Z'

type MaybeLines = readonly IndexEntry[] | undefined

/**
 * Changes the index of one plugin: reads what is there, verified; makes the next version of the publisher's role; signs and sends it; and does
 * it all again where another commit came first.
 *
 * @param change the lines as they are to be, or undefined where nothing is to be done
 */
export function changeIndex(writer: RegistryWriter, pluginId: string, author: Author, change: (lines: readonly IndexEntry[]) => MaybeLines | Promise<MaybeLines>): Promise<void> {
  const name = indexPath(pluginId)
  return changeRole(writer, publisherOf(pluginId), author, async ({ targets }, reader) => {
    const lines = await change(targets[name] === undefined ? [] : await reader.versions(pluginId))
    return lines === undefined ? undefined : { [pluginId]: textOf(formatLines(lines)) }
  })
}

/**
 * The same of a publisher's role as a whole.
 *
 * @param change plugin ids to the texts of their indexes that are to be others. With nothing to change, the role's time alone is extended, where half of it is
 *   over: publishing the same again keeps a quiet publisher's plugins readable. With no index, it is extended in any case
 */
export async function changeRole(
  writer: RegistryWriter, publisher: string, { signer, clock, onRole = () => undefined }: Author,
  change: (own: OwnNamespace, reader: RegistryClient) => Promise<Readonly<Record<string, string>> | undefined>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const reader = await readerOf(writer, publisher)
    const own = await ownNamespace(reader, publisher, signer.publicKey)
    if (own.role !== undefined) await writer.client.keepOwn(publisher, own.role)
    const changed = await change(own, reader)
    if (changed === undefined && Date.parse(own.expires) - clock() > ROLE_LIFE.namespace / 2) return onRole({ publisher, expires: own.expires })
    const indexes = changed ?? {}
    const digests = Object.fromEntries(Object.entries(indexes).map(([id, text]) => [indexPath(id), digestOf(Buffer.from(text))]))
    const role = namespaceRole({ ...own.targets, ...digests }, { version: own.version + 1, expires: roleTime(clock() + ROLE_LIFE.namespace) })
    const commit = { publisher, role: textOf(await signRole(role, [signer])), indexes }
    try {
      const taken = await writer.commit(commit)
      // Not read back yet: without this, what is shown next could leave it out.
      if (taken.version === role.version) await writer.client.keepOwn(publisher, Buffer.from(commit.role))
      return onRole({ publisher, expires: role.expires })
    } catch (error) {
      if (!HardpointError.is(error, 'HP_ERR_CONFLICT') || attempt === ATTEMPTS) throw error
    }
  }
}

export interface OwnNamespace {
  readonly version: number
  readonly expires: string
  readonly role?: Uint8Array
  readonly targets: Readonly<Record<string, { readonly length: number; readonly sha256: string }>>
}

/**
 * The publisher's own role as the registry shows it now; version 0 where it has none.
 *
 * A registry that invents one would have its publisher sign what it never published, or leave out what it did: so the key that signs the next
 * role must have signed this one.
 *
 * @throws HP_ERR_PUBLISH_DENIED
 */
async function ownNamespace(client: RegistryClient, publisher: string, publicKey: string): Promise<OwnNamespace> {
  const found = await client.namespace(publisher)
  if (found === undefined) return { version: 0, expires: NEVER, targets: {} }
  assertSignedBy(found.role, publisher, publicKey)
  return found
}

/** @throws HP_ERR_PUBLISH_DENIED where a role of the publisher was signed with another key */
export function assertSignedBy(role: Uint8Array, publisher: string, publicKey: string): void {
  const metadata = parseRole('targets', role, `the role of ${publisher}`)
  if (signedBy(metadata, [publicKey]).length > 0) return
  throw new HardpointError('HP_ERR_PUBLISH_DENIED', { what: `for ${publisher}`, problem: 'what it shows of this publisher was signed with another key than yours', publisher })
}

/** Whoever let its role run out reads it all the same; everything else was found to hold a moment ago. */
async function readerOf({ client, past }: RegistryWriter, publisher: string): Promise<RegistryClient> {
  await client.refresh()
  try {
    await client.namespace(publisher)
    return client
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_REGISTRY_EXPIRED') || error.details['what'] !== `${namespaceOf(publisher)}.json`) throw error
    await past.refresh()
    return past
  }
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}
