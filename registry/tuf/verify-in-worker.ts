import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt } from '../layout/mod.ts'
import { explain } from './explain.ts'
import type { Read } from './read.ts'
import type { VerifiedMetadata, VerifyOptions } from './verify-metadata.ts'
import { receiveError, sendError, type FromWorker, type ReadAnswer, type ToWorker } from './_wire.ts'

/** Several times what the largest honest registry takes. */
const MAX_MEMORY_MB = 256

/** A thread takes ten times as long to start as to verify a small registry, and one verification is seldom the last. */
const IDLE_MS = 5000

export interface WorkerOptions extends VerifyOptions {
  /** For all of it, reading too, from the first read on, in ms. */
  readonly deadlineMs: number
  /** Ends it, with its reason. */
  readonly signal?: AbortSignal
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
    // Meanwhile too: who listens on a signal that was aborted before hears nothing. From here on nothing waits until the run listens.
    options.signal?.throwIfAborted()
    const worker = takeWorker()
    const run = new Run(worker, read, { ...options, scratch })
    try {
      return await run.result
    } finally {
      if (run.isOver) giveBack(worker)
      else await worker.terminate()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined

function takeWorker(): Worker {
  if (idle === undefined) {
    return new Worker(join(import.meta.dirname, '_worker.ts'), {
      execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    })
  }
  const { worker, timer } = idle
  idle = undefined
  clearTimeout(timer)
  worker.ref()
  return silence(worker)
}

/** Keeps one for a while; it keeps no process alive. */
function giveBack(worker: Worker): void {
  silence(worker).on('error', () => { idle = undefined })
  if (idle !== undefined) {
    void worker.terminate()
    return
  }
  worker.unref()
  const timer = setTimeout(() => {
    idle = undefined
    void worker.terminate()
  }, IDLE_MS).unref()
  idle = { worker, timer }
}

/** By name: Node has listeners of its own on a worker. */
function silence(worker: Worker): Worker {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
  return worker
}

/** One verification in a worker. */
class Run {
  readonly result: Promise<VerifiedMetadata>
  /** It came to its end, either way, and the worker is free for another. */
  isOver = false
  readonly #worker: Worker
  readonly #read: Read
  readonly #options: WorkerOptions
  #reading = 0

  constructor(worker: Worker, read: Read, options: WorkerOptions) {
    this.#worker = worker
    this.#read = read
    this.#options = options
    this.result = this.#run()
  }

  async #run(): Promise<VerifiedMetadata> {
    const { keepRoot, deadlineMs, signal, ...options } = this.#options
    const { promise, resolve, reject } = Promise.withResolvers<VerifiedMetadata>()
    let timer: NodeJS.Timeout | undefined
    const abort = (): void => { reject(signal?.reason) }
    signal?.addEventListener('abort', abort, { once: true })
    this.#worker.on('error', (error) => { reject(this.#broken(error)) })
    this.#worker.on('exit', () => { reject(this.#broken(undefined)) })
    this.#worker.on('message', (message: FromWorker) => {
      // From its first word on: how long a thread takes to start is no registry's doing.
      timer ??= setTimeout(() => { reject(this.#late(deadlineMs)) }, deadlineMs)
      if (message.kind === 'read') void this.#answer(message)
      else if (message.kind === 'root') keepRoot?.(message.bytes)
      else {
        this.isOver = true
        if (message.kind === 'failed') reject(receiveError(message.error))
        else resolve({ ...message.found, refused: new Map([...message.refused].map(([id, error]) => [id, receiveError(error)])) })
      }
    })
    this.#send({ kind: 'task', options })
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }

  async #answer({ id, path, maxBytes }: Extract<FromWorker, { kind: 'read' }>): Promise<void> {
    this.#reading++
    const answer: Omit<ReadAnswer, 'id' | 'kind'> = await this.#read(path, { maxBytes }).then(
      (bytes) => ({ bytes }), (error: unknown) => ({ error: sendError(explain(error, { ...this.#origin(), what: path })) }),
    )
    this.#reading--
    this.#send({ kind: 'bytes', id, ...answer })
  }

  #send(message: ToWorker): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
    this.#worker.postMessage(message)
  }

  #late(deadlineMs: number): HardpointError {
    // Waiting for bytes says nothing about what they are worth.
    if (this.#reading === 0) return corrupt(this.#origin(), `checking it took longer than ${deadlineMs} ms`)
    return new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: this.#options.registry, problem: `its metadata did not come within ${deadlineMs} ms` })
  }

  #broken(error: unknown): HardpointError {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return corrupt(this.#origin(), isMemory ? `checking it took more than ${MAX_MEMORY_MB} MB` : 'checking it ended early', error)
  }

  #origin(): { registry: string; what: string } {
    return { registry: this.#options.registry, what: 'metadata' }
  }
}
