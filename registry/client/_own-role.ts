import { HardpointError } from '@hardpoint/schemas/errors'
import { namespaceOf } from '../layout/mod.ts'
import type { Namespace } from '../tuf/mod.ts'

/** The role of a publisher as it was signed or seen here last, by who publishes: it outlives what tuf-js forgets, and knows what was not read back yet. */
export function ownRoleFile(publisher: string): string {
  return `own.${publisher}.json`
}

/** Whose role it is; undefined for every other file. */
export function ownRoleOf(file: string): string | undefined {
  return /^own\.(.+)\.json$/.exec(file)?.[1]
}

/** The version of metadata that was verified before it was kept. */
export function versionOf(bytes: Uint8Array): number {
  const { signed } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly signed: { readonly version: number } }
  return signed.version
}

/**
 * What is wrong with a publisher's role, for who signed or saw another one: undefined where nothing is.
 *
 * To sign on top of an older state is to take back what came between, with one's own signature: a yank, or a version that mended a hole.
 *
 * @param own as it was remembered
 * @param place the file that remembers it, for who knows from the operator that an older state was restored: everything else that is trusted stays
 */
export function forkOf(
  found: Namespace | undefined, own: Uint8Array, { registry, publisher, place }: { readonly registry: string; readonly publisher: string; readonly place: string },
): HardpointError | undefined {
  const known = versionOf(own)
  const version = found?.version ?? 0
  const isSame = version === known && Buffer.compare(found?.role ?? new Uint8Array(), own) === 0
  if (version > known || isSame) return undefined
  const shown = version === 0 ? 'nothing' : version === known ? `another version ${version}` : `version ${version}`
  return new HardpointError('HP_ERR_PUBLISH_FORK', { registry, what: `${namespaceOf(publisher)}.json`, found: shown, known, place })
}
