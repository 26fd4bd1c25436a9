import { test } from 'tap'
import { isDisturbed, ReadableStream, TransformStream } from '../../../../../host/cells/guest/web/streams.ts'

test('isDisturbed() tells whether a stream was read or cancelled', async (t) => {
  const stream = new ReadableStream({ start(controller) { controller.enqueue('x'); controller.close() } })
  const reader = stream.getReader()
  t.notOk(isDisturbed(stream))
  await reader.read()
  t.ok(isDisturbed(stream))
  const cancelled = new ReadableStream()
  await cancelled.cancel()
  t.ok(isDisturbed(cancelled))
})

test('streams are those of the standard: a pipe, a tee, an iterator', async (t) => {
  const source = new ReadableStream({ start(controller) { for (const chunk of [1, 2, 3]) controller.enqueue(chunk); controller.close() } })
  const [a, b] = source.pipeThrough(new TransformStream({ transform(chunk: number, controller) { controller.enqueue(chunk * 2) } })).tee()
  const read = async (stream: ReadableStream) => { const all = []; for await (const chunk of stream) all.push(chunk); return all }
  t.same(await Promise.all([read(a), read(b)]), [[2, 4, 6], [2, 4, 6]])
})
