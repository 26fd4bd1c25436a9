import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { busy } from './_busy.ts'
import { refuseOn } from './_errors.ts'

/** What a body brings at least from one look at it to the next: 1 KiB a second, where a look comes each 20 s. Less is no slow line any more. */
const LEAST_BYTES = 20_480

export interface UploadsOptions {
  /** Of all bodies that are held at once. Once one publisher has a body there, half of it stays for the others. */
  readonly maxBytes: number
  /** How often it is looked whether a body still comes, in ms. */
  readonly lookMs: number
}

interface Held {
  readonly publisher: string
  readonly bytes: number
  readonly watch: NodeJS.Timeout
}

/**
 * Bodies from their first byte until they are answered: fastify holds each whole in memory, so place for it is taken before it is read.
 *
 * Counted by publisher, not by token: a publisher may have any number of those.
 */
export class Uploads {
  readonly #options: UploadsOptions
  readonly #held = new Map<FastifyRequest, Held>()

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  /** Takes place for the body of a request, as long as it says that it is. @throws HP_ERR_REGISTRY_BUSY */
  begin(publisher: string, request: FastifyRequest, { raw }: FastifyReply): void {
    const bytes = announced(request)
    const { maxBytes } = this.#options
    const [all, own] = [this.#bytes(), this.#bytes(publisher)]
    // Who has left already sends nothing, and nothing would give its place back.
    if (request.raw.destroyed || all + bytes > (own === 0 ? maxBytes : maxBytes / 2)) throw busy()
    this.#held.set(request, { publisher, bytes, watch: this.#watch(request) })
    // A body that came whole is held until it is answered (`end`), though its sender has left: the package is tried all the same.
    raw.once('close', () => { if (!request.raw.complete) this.end(request) })
  }

  /** It is about to be answered: what was read of it is let go of. */
  end(request: FastifyRequest): void {
    clearInterval(this.#held.get(request)?.watch)
    this.#held.delete(request)
  }

  #bytes(publisher?: string): number {
    let sum = 0
    for (const held of this.#held.values()) if (publisher === undefined || held.publisher === publisher) sum += held.bytes
    return sum
  }

  /** A body that stands still, or nearly so, is cut: it would keep its place from others until the whole request is too late. */
  #watch({ raw }: FastifyRequest): NodeJS.Timeout {
    const { socket } = raw
    const { lookMs } = this.#options
    let before = socket.bytesRead
    return setInterval(() => {
      if (!raw.complete && socket.bytesRead - before < LEAST_BYTES) refuseOn(socket, new HardpointError('HP_ERR_REQUEST_TIMEOUT', { seconds: lookMs / 1000 }))
      before = socket.bytesRead
    }, lookMs).unref()
  }
}

/** The most that a request's body can be. */
function announced({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return bodyLimit
  return Math.min(Number(headers['content-length'] ?? 0), bodyLimit)
}
