import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'ports that throw a message to and fro, streams, compression, digests and fetches that go on when the call is over',
  why: 'each is a way to be entered again that is no timer',
  plugins: [rogue('goes-on', `async (request, host, { query }) => {
  if (query.again !== undefined) return Response.json({ count, awake: await new Promise((resolve) => setTimeout(() => resolve(count), 100)) })
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = port2.onmessage = ({ target }) => { count++; target.postMessage(1) }
  port1.postMessage(1)
  const slowly = () => new ReadableStream({ async pull(controller) { await new Promise((resolve) => setTimeout(resolve, 1)); count++; controller.enqueue(new Uint8Array(1000)) } })
  slowly().pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip')).pipeTo(new WritableStream({ write() { count++ } })).catch(() => 0)
  slowly().tee().forEach((branch) => new Response(branch).arrayBuffer().catch(() => 0))
  const digest = async () => { for (;;) { await crypto.subtle.digest('SHA-256', new Uint8Array(9)); count++; await new Promise((resolve) => setTimeout(resolve, 1)) } }
  digest().catch(() => 0)
  const ask = () => fetch('https://example.org/').catch(() => 0).then(() => { count++; setTimeout(ask, 1) })
  ask()
  AbortSignal.timeout(150).addEventListener('abort', () => { count += 1e6 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  return Response.json({ count })
}`, { before: 'let count = 0' })],
  codes: ['answered'],
  async drive(ground) {
    const { body } = await ground.ask()
    assert.ok(Number(body['count']) > 3, 'it began')
    await new Promise((resolve) => { setTimeout(resolve, 400) })
    const outcome = await ground.ask({ path: '/attack?again' })
    // What hung on the answer itself may still have run in its entry.
    assert.ok(Number(outcome.body['count']) <= Number(body['count']) + 20, `${body['count']} at the answer, ${outcome.body['count']} later`)
    assert.ok(Number(outcome.body['awake']) <= Number(outcome.body['count']) + 20, 'nor does it go on under the call of another')
    return outcome
  },
}
