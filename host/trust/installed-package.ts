import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { PACKAGE_LIMITS, verifyPackage, type VerifiedPackage } from '@hardpoint/schemas/package'
import { shelfError } from './_shelf-error.ts'

/** What the host's records say of an installed package: all of it must be found again. */
export interface ExpectedPackage {
  readonly id: string
  readonly version: string
  /** SHA-256 of the .hpk, hexadecimal. */
  readonly digest: string
  /** The key it was signed with when it was installed. */
  readonly publicKey: string
  readonly manifest: Manifest
}

/** What this shelf writes. Nothing else is swept: what an operator put there is theirs, and a folder would be an error at each start. */
const OURS = /^([0-9a-f]{64}\.hpk|[0-9a-f]{16}\.tmp)$/

/** What is in it is used up before anything else runs. */
const CHUNK = Buffer.allocUnsafeSlow(64 * 1024)

/** The installed packages: one file each, as it came, named by its digest. */
export interface PackageShelf {
  /** On disk, with its name, when this resolves. @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY */
  write(verified: Pick<VerifiedPackage, 'bytes' | 'sha256'>): Promise<void>
  /**
   * Whether the package is, byte for byte, the one that was verified when it was installed: by its digest alone, so that a
   * start with a thousand plugins verifies no signature. Before anything of it is used, `read` verifies it.
   *
   * @throws what `read` throws
   */
  assertSame(expected: ExpectedPackage): void
  /**
   * The package, verified anew: nothing on disk is believed, and no record of it. Synchronous, because what a cell loads is read at the
   * moment of loading: between a check and a later read the file could be changed.
   *
   * @throws HP_ERR_PACKAGE_MISSING, HP_ERR_PACKAGE_REPLACED, and what verifyPackage throws
   */
  read(expected: ExpectedPackage): VerifiedPackage
  /** Removes every file of its own but these: what an interrupted install left behind, and versions that were replaced. */
  sweep(keep: ReadonlySet<string>): Promise<void>
}

/**
 * Opens `<data>/packages`, made where it is missing.
 *
 * @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function openPackageShelf(directory: string): Promise<PackageShelf> {
  await guarded(directory, () => mkdir(directory, { recursive: true, mode: 0o700 }))
  const pathOf = (digest: string) => join(directory, `${digest}.hpk`)
  return {
    write: ({ bytes, sha256 }) => guarded(directory, () => writeDurably(directory, pathOf(sha256), bytes)),
    assertSame: expected => assertSame(pathOf(expected.digest), expected),
    read: expected => verified(readBounded(pathOf(expected.digest), expected), expected),
    async sweep(keep) {
      const kept = new Set([...keep].map(digest => `${digest}.hpk`))
      const files = await guarded(directory, () => readdir(directory))
      await guarded(directory, () => Promise.all(files.filter(file => OURS.test(file) && !kept.has(file)).map(file => rm(join(directory, file), { force: true }))))
    },
  }
}

/** A kill leaves the whole file or none under its name: temporary file, fsync, rename, fsync of the directory. */
async function writeDurably(directory: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(directory, `${randomBytes(8).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  const parent = await open(directory)
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}

function assertSame(path: string, expected: ExpectedPackage): void {
  const { id, version, digest, manifest } = expected
  if (digestOf(path) === digest && manifest.id === id && manifest.version === version) return
  // Throws what is wrong, down to the file in the package.
  verified(readBounded(path, expected), expected)
}

/** SHA-256 of a file that may be a package, through one buffer: a thousand packages are not to pass through the heap at each start. */
function digestOf(path: string): string | undefined {
  const sum = createHash('sha256')
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    for (let total = 0, read = CHUNK.length; read === CHUNK.length && total <= PACKAGE_LIMITS.maxBytes; total += read) {
      read = readSync(file, CHUNK, 0, CHUNK.length, null)
      sum.update(CHUNK.subarray(0, read))
    }
    return sum.digest('hex')
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function verified(bytes: Uint8Array, { id, version, digest, publicKey, manifest }: ExpectedPackage): VerifiedPackage {
  const found = verifyPackage(bytes, { publicKeys: [publicKey] })
  const replaced = (what: string) => new HardpointError('HP_ERR_PACKAGE_REPLACED', { plugin: id, version, expected: digest, found: what })
  // Another package of the same publisher, or an older version of this one, verifies too: only the digest tells.
  if (found.sha256 !== digest || found.manifest.id !== id || found.manifest.version !== version) throw replaced(found.sha256)
  // What the host knows of the plugin, its routes and who may call them, is what the publisher signed, or nothing of it runs.
  if (!isDeepStrictEqual(found.manifest, manifest)) throw replaced(`${found.sha256} with a plugin.json that is not the one in the host's records`)
  return found
}

function readBounded(path: string, { id, version }: Pick<ExpectedPackage, 'id' | 'version'>): Uint8Array {
  try {
    const { size } = statSync(path)
    if (size <= PACKAGE_LIMITS.maxBytes) return readFileSync(path)
    throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found: size, what: 'bytes', limit: PACKAGE_LIMITS.maxBytes })
  } catch (error) {
    if (HardpointError.is(error)) throw error
    throw new HardpointError('HP_ERR_PACKAGE_MISSING', { plugin: id, version }, { cause: error })
  }
}

async function guarded<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw shelfError(error, directory)
  }
}
