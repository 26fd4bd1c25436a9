import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { rogue, type Hazard } from '../../_hazard.ts'
import { request } from './_raw.ts'

export const hazard: Hazard = {
  title: 'a handler that never answers, and two hundred clients that leave before it would',
  why: 'each call that nobody waits for holds a place in the plugin\'s concurrency, a timer and memory',
  plugins: [rogue('slow', `(request, host, context) => {
  if (request.url.endsWith('count')) return Response.json({ started, aborted })
  started++
  context.signal.addEventListener('abort', () => { aborted++ })
  return new Promise(() => {})
}`, { before: 'let [started, aborted] = [0, 0]', limits: { wallMs: 10_000, concurrency: 64 } })],
  async drive(ground) {
    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 50 }, () => new Promise<void>((resolve) => {
        const socket = connect(ground.port, '127.0.0.1', () => socket.write(request('/p/rogue.slow/attack'), () => setTimeout(() => socket.destroy(), 30)))
        socket.on('error', () => undefined).on('close', () => resolve())
      })))
    }
    // What they left is over by now, or will be at once: there is a place, and nobody waits.
    const deadline = Date.now() + 8000
    let outcome = await ground.ask({ path: '/attack?count' })
    while (outcome.body['aborted'] !== outcome.body['started'] && Date.now() < deadline) outcome = await ground.ask({ path: '/attack?count' })
    return outcome
  },
  codes: ['answered'],
  check({ body }) {
    assert.ok(Number(body['started']) > 0)
    assert.equal(body['aborted'], body['started'])
  },
}
