/** The thread in which metadata is parsed and verified. It reads no network, and of the disk its scratch folder alone: its parent reads, with the limits of a source. */
import { parentPort } from 'node:worker_threads'
import { HardpointError } from '@hardpoint/schemas/errors'
import { explain } from './explain.ts'
import { verifyMetadata, type VerifyOptions } from './verify-metadata.ts'
import { receiveError, sendError, type FromWorker, type ReadAnswer, type ToWorker } from './_wire.ts'

const waiting = new Map<number, (answer: ReadAnswer) => void>()
let reads = 0

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'task') void verify(message.options)
  else {
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  }
})

async function verify(options: VerifyOptions): Promise<void> {
  try {
    const { refused, ...found } = await verifyMetadata(read, { ...options, keepRoot: (bytes) => { send({ kind: 'root', bytes: Uint8Array.from(bytes) }) } })
    send({ kind: 'done', found, refused: new Map([...refused].map(([id, error]) => [id, sendError(error)])) })
  } catch (error) {
    send({ kind: 'failed', error: sendError(HardpointError.is(error) ? error : explain(error, { registry: options.registry, what: 'metadata' })) })
  }
}

async function read(path: string, { maxBytes }: { readonly maxBytes: number }): Promise<Uint8Array | undefined> {
  const id = reads++
  const { bytes, error } = await new Promise<ReadAnswer>((resolve) => {
    waiting.set(id, resolve)
    send({ kind: 'read', id, path, maxBytes })
  })
  if (error !== undefined) throw receiveError(error)
  return bytes
}

function send(message: FromWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
  parentPort?.postMessage(message)
}
