/** The thread in which metadata is parsed and verified. It reads no network and no disk but its scratch folder: its parent does, with the limits of a source. */
import { parentPort, workerData } from 'node:worker_threads'
import { HardpointError } from '@hardpoint/schemas/errors'
import { explain } from './explain.ts'
import { verifyMetadata } from './verify-metadata.ts'
import { receiveError, sendError, type FromWorker, type Task, type ToWorker } from './_wire.ts'

const { options } = workerData as Task
const waiting = new Map<number, (answer: ToWorker) => void>()
let reads = 0

parentPort?.on('message', (answer: ToWorker) => {
  waiting.get(answer.id)?.(answer)
  waiting.delete(answer.id)
})

async function read(path: string, { maxBytes }: { readonly maxBytes: number }): Promise<Uint8Array | undefined> {
  const id = reads++
  const { bytes, error } = await new Promise<ToWorker>((resolve) => {
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

try {
  const { refused, ...found } = await verifyMetadata(read, { ...options, keepRoot: (bytes) => { send({ kind: 'root', bytes: Uint8Array.from(bytes) }) } })
  send({ kind: 'done', found, refused: new Map([...refused].map(([id, error]) => [id, sendError(error)])) })
} catch (error) {
  send({ kind: 'failed', error: sendError(HardpointError.is(error) ? error : explain(error, { registry: options.registry, what: 'metadata' })) })
}
parentPort?.close()
