import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexEntry } from '@hardpoint/schemas'
import { publisherOf, verifyPackage, type KeyPair } from '@hardpoint/schemas/package'
import { entryOf, formatLines, indexPath, metadataPath, namespaceOf, targetPath, TIMESTAMP_PATH } from '../../registry/layout/mod.ts'
import { digestOf, digestOfTarget, keySigner, namespaceRole, parseRole, roleTime, signRole, type Digest } from '../../registry/roles/mod.ts'
import type { Commit, RegistryStore } from '@hardpoint/registry/server'
import { NOW } from './_fixtures.ts'

const QUARTER = 90 * 86_400_000

/** What is in force in a registry's directory, read as plainly as can be. */
export interface InForce {
  readonly timestamp: number
  readonly snapshot: number
  readonly version: number
  readonly indexes: Readonly<Record<string, Digest>>
  lines(id: string): Promise<IndexEntry[]>
}

export async function inForce(directory: string, publisher = 'acme'): Promise<InForce> {
  const read = (path: string): Promise<Buffer> => readFile(join(directory, path))
  const timestamp = parseRole('timestamp', await read(TIMESTAMP_PATH), 't').signed
  const snapshot = parseRole('snapshot', await read(metadataPath('snapshot', timestamp.snapshotMeta.version)), 's').signed
  const version = snapshot.meta[`${namespaceOf(publisher)}.json`]?.version ?? 0
  const role = version === 0 ? undefined : parseRole('targets', await read(metadataPath(namespaceOf(publisher), version)), 'n').signed
  const indexes = Object.fromEntries(Object.entries(role?.targets ?? {}).map(([name, target]) => [name, digestOfTarget(target)]))
  return {
    timestamp: timestamp.version, snapshot: snapshot.version, version, indexes,
    async lines(id) {
      const digest = indexes[indexPath(id)]
      if (digest === undefined) return []
      return (await read(targetPath(indexPath(id), digest.sha256))).toString('utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line) as IndexEntry)
    },
  }
}

export interface CommitParts {
  readonly publisher?: string
  readonly version?: number
  readonly expires?: string
  /** Plugin id to lines. */
  readonly lines?: Readonly<Record<string, readonly IndexEntry[]>>
  /** Put into the role in place of what the lines give. */
  readonly indexes?: Readonly<Record<string, Digest>>
  readonly keys: KeyPair
}

/** A commit as a publisher's client makes it, or with one part of it as a test wants it. */
export async function commitOf(directory: string, { publisher = 'acme', keys, lines = {}, ...parts }: CommitParts): Promise<Commit> {
  const now = await inForce(directory, publisher)
  const texts = Object.fromEntries(Object.entries(lines).map(([id, entries]) => [id, Buffer.from(formatLines(entries)).toString('utf8')]))
  const changed = Object.fromEntries(Object.entries(texts).map(([id, text]) => [indexPath(id), digestOf(Buffer.from(text))]))
  const role = namespaceRole(parts.indexes ?? { ...now.indexes, ...changed }, { version: parts.version ?? now.version + 1, expires: parts.expires ?? roleTime(NOW + QUARTER) })
  return { publisher, role: Buffer.from(await signRole(role, [keySigner(keys)])).toString('utf8'), indexes: texts }
}

/** The line of a package, whoever signed it. */
export function lineOf(bytes: Uint8Array, keys: KeyPair, at = NOW): IndexEntry {
  return entryOf(verifyPackage(bytes, { publicKeys: [keys.publicKey] }), at)
}

/** Publishes as a client does, without one: stages the package and commits its line. */
export async function publish(store: RegistryStore, bytes: Uint8Array, { keys, token, at = NOW }: { readonly keys: KeyPair; readonly token: string; readonly at?: number }): Promise<IndexEntry> {
  const line = lineOf(bytes, keys, at)
  await store.stage(line.sha256, bytes, token)
  const publisher = publisherOf(line.id)
  const before = await (await inForce(store.directory, publisher)).lines(line.id)
  await store.commit(await commitOf(store.directory, { publisher, keys, lines: { [line.id]: [...before, line] }, expires: roleTime(at + QUARTER) }), token)
  return line
}
