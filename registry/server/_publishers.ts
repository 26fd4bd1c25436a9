import { parseDocument, type PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { isPublisherId, parsePublisher, printable, publisherPath } from '../layout/mod.ts'
import type { DurableFiles } from './_durable-files.ts'

/** publishers/: who owns an id prefix, with which keys. */
export class Publishers {
  readonly #files: DurableFiles

  constructor(files: DurableFiles) {
    this.#files = files
  }

  async find(id: string): Promise<PublisherRecord | undefined> {
    const bytes = isPublisherId(id) ? await this.#files.read(publisherPath(id)) : undefined
    return bytes === undefined ? undefined : parsePublisher(bytes, id, this.#files.directory)
  }

  async get(id: string): Promise<PublisherRecord> {
    const record = await this.find(id)
    if (record === undefined) {
      throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { publisher: printable(id), registry: this.#files.directory })
    }
    return record
  }

  /** A prefix that is taken stays taken: whoever re-registers it with a key of their own would own its users' updates. */
  async register(id: string, publicKey: string, now: number): Promise<PublisherRecord> {
    const known = await this.find(id)
    if (known === undefined) return this.#save({ id, keys: [{ publicKey, since: iso(now) }] })
    if (known.keys.some((key) => key.publicKey === publicKey && key.until === undefined)) return known
    throw new HardpointError('HP_ERR_PUBLISHER_EXISTS', { publisher: id })
  }

  async rotate(id: string, publicKey: string, now: number): Promise<PublisherRecord> {
    const { keys } = await this.get(id)
    if (keys.some((key) => key.publicKey === publicKey)) {
      throw new HardpointError('HP_ERR_KEY_INVALID', { key: publicKey, problem: 'this publisher had it already; keys are append-only' })
    }
    const ended = keys.map((key) => key.until === undefined ? { ...key, until: iso(now) } : key)
    return this.#save({ id, keys: [...ended, { publicKey, since: iso(now) }] })
  }

  async #save(value: PublisherRecord): Promise<PublisherRecord> {
    const record = parseDocument('PublisherRecord', value)
    await this.#files.write(publisherPath(record.id), Buffer.from(`${JSON.stringify(record, null, 2)}\n`))
    return record
  }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
