import { ADVISORIES_PATH, TIMESTAMP_PATH, metadataPath, publisherPath } from '../layout/mod.ts'
import { readTarget, verifyInWorker, verifyMetadata, type VerifiedMetadata } from '../tuf/mod.ts'
import type { Draft } from './_draft.ts'
import type { DurableFiles } from './_durable-files.ts'
import type { State } from './_state.ts'
import { wouldBe } from './_would-be.ts'

/** Publishers from which on the verifier has a thread of its own: tuf-js takes time in their square, and readers wait meanwhile. */
const MANY_PUBLISHERS = 100

/** For one verification, in ms. */
const DEADLINE_MS = 60_000

export interface VerifyDraftOptions {
  readonly state: State
  readonly now: number
  /** Whose roles changed. Another's, which may have expired (that of the advisories too), must not keep the registry from going on. */
  readonly publishers: readonly string[]
}

/**
 * Reads the repository that would be, as a host does that has seen the state of now: what a host would refuse is never written.
 *
 * @throws HP_ERR_REGISTRY_UNTRUSTED, HP_ERR_REGISTRY_ROLLBACK, HP_ERR_REGISTRY_EXPIRED, HP_ERR_REGISTRY_MIXED, HP_ERR_REGISTRY_CORRUPT, HP_ERR_REGISTRY_DIGEST
 */
export async function verifyDraft(files: DurableFiles, { steps, state: next }: Draft, { state, now, publishers }: VerifyDraftOptions): Promise<void> {
  const read = wouldBe(files, steps)
  const options = { registry: files.directory, trusted: await trustedOf(files, state), now, publishers }
  const found = next.publishers.size < MANY_PUBLISHERS ? await verifyMetadata(read, options) : await verifyInWorker(read, { ...options, deadlineMs: DEADLINE_MS })
  const sameAdvisories = next.advisories === state.advisories
  for (const [of, error] of found.refused) if (of !== ADVISORIES_PATH || !sameAdvisories) throw error
  const changed = targetsToRead(found, { before: state, next })
  for (const [name, target] of [...changed, ...(sameAdvisories ? [] : Object.entries(found.advisories?.targets ?? {}))]) await readTarget(name, target, { registry: files.directory, read })
}

/** The indexes of those whose roles changed, and the records that did: the others were read when they were written. */
function targetsToRead({ namespaces, targets }: VerifiedMetadata, { before, next }: { readonly before: State; readonly next: State }): [string, VerifiedMetadata['targets'][string]][] {
  const records = [...next.publishers].filter(([id, { file }]) => before.publishers.get(id)?.file.sha256 !== file.sha256)
  return [
    ...records.flatMap(([id]) => Object.entries(targets).filter(([name]) => name === publisherPath(id))),
    ...[...namespaces.values()].flatMap((namespace) => Object.entries(namespace.targets)),
  ]
}

/** The state of now by the names under which a client keeps it. */
async function trustedOf(files: DurableFiles, { root, snapshot, targets }: State): Promise<Map<string, Uint8Array>> {
  const paths = [
    ['timestamp.json', TIMESTAMP_PATH], ['snapshot.json', metadataPath('snapshot', snapshot.version)], ['targets.json', metadataPath('targets', targets.version)],
  ] as const
  const trusted = new Map([['root.json', root.bytes]])
  for (const [name, path] of paths) trusted.set(name, await files.read(path) ?? new Uint8Array())
  return trusted
}
