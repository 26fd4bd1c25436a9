import { open, type FileHandle } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { HardpointError } from '@hardpoint/schemas/errors'
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'
import { corrupt } from '../layout/mod.ts'
import { unreachable } from './_unreachable.ts'
import type { Source } from './source.ts'

/** Files in a bundle: bounds what a list of names takes in memory. */
const MAX_FILES = 100_000

/** Names of a repository's files, as registry/layout/paths.ts makes them. */
const PATH = /^(catalog\.ndjson|(metadata|targets|packages)(\/[a-z0-9][\w.-]*){1,2})$/i

/** A bundle that is open. */
export interface BundleSource extends Source {
  /** Whether it is in the bundle. */
  has(path: string): boolean
  close(): Promise<void>
}

/**
 * A part of a registry in one file, as `writeBundle` makes it. Its bytes are as untrusted as a mirror's: what is read is verified like what
 * comes over a network.
 *
 * @throws HP_ERR_REGISTRY_UNREACHABLE where the file cannot be read, HP_ERR_REGISTRY_CORRUPT where it is no bundle
 */
export async function openBundle(file: string): Promise<BundleSource> {
  const handle = await open(file, 'r').catch((error: unknown) => { throw unreachable(file, error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read', error) })
  try {
    const zip = await fromFdPromise(handle.fd, { autoClose: false, strictFileNames: true, validateEntrySizes: true })
    return sourceOf(file, { handle, zip, entries: await entriesOf(zip, file) })
  } catch (error) {
    await handle.close()
    throw HardpointError.is(error) ? error : corrupt({ registry: file, what: 'bundle' }, 'it is no zip file', error)
  }
}

interface Bundle {
  readonly handle: FileHandle
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

function sourceOf(file: string, { handle, zip, entries }: Bundle): BundleSource {
  return {
    location: file,
    has: (path) => entries.has(path),
    async read(path, { maxBytes }) {
      const entry = entries.get(path)
      if (entry === undefined) return undefined
      const origin = { registry: file, what: path }
      if (entry.uncompressedSize > maxBytes) throw corrupt(origin, `it is longer than ${maxBytes} bytes`)
      try {
        return await buffer(await zip.openReadStreamPromise(entry))
      } catch (error) {
        throw corrupt(origin, 'the bundle is damaged there', error)
      }
    },
    close: () => handle.close(),
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > MAX_FILES) throw corrupt({ registry: file, what: 'bundle' }, `it holds more than ${MAX_FILES} files`)
  for await (const entry of zip.eachEntry()) {
    const origin = { registry: file, what: entry.fileName.slice(0, 200) }
    if (!PATH.test(entry.fileName)) throw corrupt(origin, 'no file of a registry has that name')
    if (entries.has(entry.fileName)) throw corrupt(origin, 'it is in the bundle twice')
    // Nothing is unpacked, so nothing can be a bomb.
    if (entry.compressionMethod !== 0 || entry.isEncrypted() || entry.compressedSize !== entry.uncompressedSize) throw corrupt(origin, 'it is compressed or encrypted')
    entries.set(entry.fileName, entry)
  }
  return entries
}
