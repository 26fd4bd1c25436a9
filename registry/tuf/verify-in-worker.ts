import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt } from '../layout/mod.ts'
import { explain } from './explain.ts'
import type { Read } from './read.ts'
import type { VerifiedMetadata, VerifyOptions } from './verify-metadata.ts'
import { receiveError, sendError, type FromWorker, type ToWorker } from './_wire.ts'

/** Several times what the largest honest registry takes. */
const MAX_MEMORY_MB = 256

export interface WorkerOptions extends VerifyOptions {
  /** For all of it, reading too, in ms. */
  readonly deadlineMs: number
}

/**
 * `verifyMetadata` in a thread of its own, which is ended at its deadline or when it outgrows its memory: tuf-js parses before it can check, and
 * a file that an online key vouches for may be made to take hours.
 *
 * @throws what `verifyMetadata` throws; HP_ERR_REGISTRY_CORRUPT past deadline or memory, HP_ERR_REGISTRY_UNREACHABLE where the deadline passed while reading
 */
export async function verifyInWorker(read: Read, options: WorkerOptions): Promise<VerifiedMetadata> {
  // The thread cannot clean up after it was ended.
  const scratch = await mkdtemp(join(options.scratch ?? tmpdir(), 'hp-tuf-'))
  try {
    return await new Run(read, { ...options, scratch }).result
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

class Run {
  readonly result: Promise<VerifiedMetadata>
  readonly #read: Read
  readonly #options: WorkerOptions
  readonly #worker: Worker
  #reading = 0

  constructor(read: Read, options: WorkerOptions) {
    const { keepRoot: _keepRoot, deadlineMs, ...data } = options
    this.#read = read
    this.#options = options
    this.#worker = new Worker(join(import.meta.dirname, '_worker.ts'), {
      workerData: { options: data }, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    })
    this.result = this.#run(deadlineMs)
  }

  async #run(deadlineMs: number): Promise<VerifiedMetadata> {
    const { promise, resolve, reject } = Promise.withResolvers<VerifiedMetadata>()
    const timer = setTimeout(() => { reject(this.#late(deadlineMs)) }, deadlineMs)
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'read') void this.#answer(message)
      else if (message.kind === 'root') this.#options.keepRoot?.(message.bytes)
      else if (message.kind === 'failed') reject(receiveError(message.error))
      else resolve({ ...message.found, refused: new Map([...message.refused].map(([id, error]) => [id, receiveError(error)])) })
    })
    this.#worker.on('error', (error) => { reject(this.#broken(error)) })
    this.#worker.on('exit', () => { reject(corrupt(this.#origin(), 'checking it ended early')) })
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      await this.#worker.terminate()
    }
  }

  async #answer({ id, path, maxBytes }: Extract<FromWorker, { kind: 'read' }>): Promise<void> {
    this.#reading++
    const answer: ToWorker = await this.#read(path, { maxBytes }).then(
      (bytes) => ({ id, bytes }), (error: unknown) => ({ id, error: sendError(explain(error, { ...this.#origin(), what: path })) }),
    )
    this.#reading--
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
    this.#worker.postMessage(answer)
  }

  #late(deadlineMs: number): HardpointError {
    // Waiting for bytes says nothing about what they are worth.
    if (this.#reading === 0) return corrupt(this.#origin(), `checking it took longer than ${deadlineMs} ms`)
    return new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: this.#options.registry, problem: `its metadata did not come within ${deadlineMs} ms` })
  }

  #broken(error: unknown): HardpointError {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return corrupt(this.#origin(), isMemory ? `checking it took more than ${MAX_MEMORY_MB} MB` : 'checking it failed', error)
  }

  #origin(): { registry: string; what: string } {
    return { registry: this.#options.registry, what: 'metadata' }
  }
}
