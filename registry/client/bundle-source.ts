import { open } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { HardpointError } from '@hardpoint/schemas/errors'
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'
import { corrupt } from '../layout/mod.ts'
import { unreachable } from './_unreachable.ts'
import type { Source } from './source.ts'

/** Files in a bundle: bounds what a list of names takes in memory. */
const MAX_FILES = 10_000

/** Names of a repository's files, as registry/layout/paths.ts makes them. */
const PATH = /^(catalog\.ndjson|(metadata|targets|packages)(\/[a-z0-9][\w.-]*){1,2})$/i

/**
 * A part of a registry in one file, as `writeBundle` makes it. Its bytes are as untrusted as a mirror's: what is read is verified like what
 * comes over a network.
 *
 * Opened for each read: a host that names one in its settings holds no file, and sees the one that takes its place.
 *
 * Reading throws HP_ERR_REGISTRY_UNREACHABLE where there is no such file, HP_ERR_REGISTRY_CORRUPT where it is no bundle.
 */
export function bundleSource(file: string): Source {
  return {
    location: file,
    paths: () => inBundle(file, async ({ entries }) => new Set(entries.keys())),
    read: (path, { maxBytes }) => inBundle(file, async ({ zip, entries }) => {
      const entry = entries.get(path)
      if (entry === undefined) return undefined
      const origin = { registry: file, what: path }
      if (entry.uncompressedSize > maxBytes) throw corrupt(origin, `it is longer than ${maxBytes} bytes`)
      try {
        return await buffer(await zip.openReadStreamPromise(entry))
      } catch (error) {
        throw corrupt(origin, 'the bundle is damaged there', error)
      }
    }),
  }
}

interface Bundle {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

async function inBundle<T>(file: string, work: (bundle: Bundle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => { throw unreachable(file, error.code ?? 'it cannot be read', error) })
  try {
    const zip = await fromFdPromise(handle.fd, { autoClose: false, strictFileNames: true, validateEntrySizes: true })
    return await work({ zip, entries: await entriesOf(zip, file) })
  } catch (error) {
    throw HardpointError.is(error) ? error : corrupt({ registry: file, what: 'bundle' }, 'it is no zip file', error)
  } finally {
    await handle.close()
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
