import { mkdir, readdir, statfs } from 'node:fs/promises'
import { Level } from 'level'
import { HardpointError } from '@hardpoint/schemas/errors'
import { storeError } from './_level-errors.ts'

export type Write =
  | { readonly type: 'put'; readonly key: Buffer; readonly value: Buffer }
  | { readonly type: 'del'; readonly key: Buffer }

export interface Bounds {
  readonly gte: Buffer
  readonly lt: Buffer
  readonly reverse?: boolean
}

export type Handle = Level<Buffer, Buffer>

const BINARY = { keyEncoding: 'buffer', valueEncoding: 'buffer' } as const

/** Entries read at a time while iterating, and the bytes after which a page ends early. */
const PAGE_ENTRIES = 256
const PAGE_BYTES = 256 * 1024

/** Space for what LevelDB writes when it opens: tables of its logs (4 MiB each) and a manifest. */
const SPACE_TO_REOPEN = 16 * 1024 * 1024

/**
 * A LevelDB database whose writes are all or nothing even where the disk fails.
 *
 * After a failed write nobody knows what reached the log. Of a part of a record, all that is written to that file later is
 * lost to recovery; a whole one whose fsync failed appears at the next open. So a handle that failed once is read from, but
 * never written to again. The next write opens a new one, and first puts back whatever the failed batch would have changed.
 */
export class LevelDatabase {
  readonly directory: string
  readonly #newHandle: (directory: string) => Handle
  #handle: Handle
  #failed: readonly Write[] | undefined
  #undo: readonly Write[] | undefined
  #recovery: Promise<void> | undefined
  #closed = false

  private constructor(directory: string, newHandle: (directory: string) => Handle) {
    this.directory = directory
    this.#newHandle = newHandle
    this.#handle = newHandle(directory)
  }

  /** @param newHandle for tests that let a write fail half-way */
  static async open(directory: string, newHandle: (directory: string) => Handle = levelHandle): Promise<LevelDatabase> {
    // Whatever hinders this, the directory cannot be written: on a read-only file system Node says ENOENT.
    await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw storeError(error, directory, 'writing')
    })
    try {
      await refuseHeadless(directory)
      const database = new LevelDatabase(directory, newHandle)
      await database.#handle.open()
      return database
    } catch (error) {
      throw storeError(error, directory, 'opening')
    }
  }

  /** Values of one moment. */
  async getMany(keys: readonly Buffer[]): Promise<(Buffer | undefined)[]> {
    await this.#recovery
    return this.#reading((handle) => {
      if (keys.length === 1 && keys[0] !== undefined) return [handle.getSync(keys[0])]
      using snapshot = new Moment(handle)
      return keys.map((key) => snapshot.get(key))
    })
  }

  /** For the one writer: nothing else changes between two calls without an await. */
  getSync(key: Buffer): Buffer | undefined {
    return this.#reading((handle) => handle.getSync(key))
  }

  /** Pages of the entries of one moment, read as they are asked for. */
  async *pages(bounds: Bounds, options: { readonly values: boolean }): AsyncGenerator<[Buffer, Buffer][]> {
    await this.#recovery
    const [snapshot, iterator] = this.#reading((handle) => {
      const moment = handle.snapshot()
      return [moment, handle.iterator({ ...bounds, ...options, snapshot: moment, highWaterMarkBytes: PAGE_BYTES })] as const
    })
    try {
      for (let page = await iterator.nextv(PAGE_ENTRIES); page.length > 0; page = await iterator.nextv(PAGE_ENTRIES)) yield page
    } catch (error) {
      throw storeError(error, this.directory, 'reading')
    } finally {
      await iterator.close()
      await snapshot.close()
    }
  }

  /**
   * All of it on disk, or none of it. One caller at a time.
   *
   * @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
   */
  async write(writes: readonly Write[]): Promise<void> {
    if (this.#closed) throw new HardpointError('HP_ERR_DATA_CLOSED', { directory: this.directory })
    if (this.#failed !== undefined) await this.#recover(this.#failed)
    try {
      await this.#handle.batch([...writes], { sync: true })
    } catch (error) {
      this.#failed = writes
      throw storeError(error, this.directory, 'writing')
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#recovery
    // A failed batch must not appear at the next start. Where there is still no space, nothing can be done about it.
    if (this.#failed !== undefined) await this.#recover(this.#failed).catch(() => undefined)
    await this.#handle.close()
  }

  async #recover(failed: readonly Write[]): Promise<void> {
    const { bavail, bsize } = await statfs(this.directory).catch(() => ({ bavail: Infinity, bsize: 1 }))
    if (bavail * bsize < SPACE_TO_REOPEN) throw new HardpointError('HP_ERR_DATA_FULL', { directory: this.directory })
    this.#undo ??= failed.map(({ key }) => putBack(key, this.getSync(key)))
    const reopening = this.#reopen(this.#undo)
    // Readers wait for the new handle, and then find out for themselves whether it came.
    this.#recovery = reopening.catch(() => undefined)
    try {
      await reopening
    } catch (error) {
      throw storeError(error, this.directory, 'writing')
    } finally {
      this.#recovery = undefined
    }
  }

  async #reopen(undo: readonly Write[]): Promise<void> {
    await this.#handle.close()
    const handle = this.#newHandle(this.directory)
    await handle.open()
    try {
      await handle.batch([...undo], { sync: true })
    } catch (error) {
      // Not served from: it may show what was answered as failed.
      await handle.close()
      throw error
    }
    this.#handle = handle
    this.#failed = undefined
    this.#undo = undefined
  }

  #reading<T>(read: (handle: Handle) => T): T {
    try {
      return read(this.#handle)
    } catch (error) {
      throw storeError(error, this.directory, 'reading')
    }
  }
}

/** A snapshot for a few reads in a row. */
class Moment {
  readonly #handle: Handle
  readonly #snapshot: ReturnType<Handle['snapshot']>

  constructor(handle: Handle) {
    this.#handle = handle
    this.#snapshot = handle.snapshot()
  }

  get(key: Buffer): Buffer | undefined {
    return this.#handle.getSync(key, { ...BINARY, snapshot: this.#snapshot })
  }

  [Symbol.dispose](): void {
    void this.#snapshot.close()
  }
}

function levelHandle(directory: string): Handle {
  return new Level(directory, BINARY)
}

function putBack(key: Buffer, value: Buffer | undefined): Write {
  return value === undefined ? { type: 'del', key } : { type: 'put', key, value }
}

/** LevelDB makes a new, empty database where its file CURRENT is gone, and would delete the tables it then does not know. */
async function refuseHeadless(directory: string): Promise<void> {
  const names = await readdir(directory)
  const orphan = names.includes('CURRENT') ? undefined : names.find((name) => /\.(ldb|sst|log)$/.test(name))
  if (orphan === undefined) return
  throw new HardpointError('HP_ERR_DATA_CORRUPT', { directory, problem: `there is ${orphan}, but no file CURRENT` })
}
