import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PUBLIC } from './_origin.ts'

const open = new Set<ServerResponse>()
const server = await origin((_, response) => {
  open.add(response)
  response.on('close', () => open.delete(response)).write('x')
})

export const hazard: Hazard = {
  title: 'thirty requests that go on when their call is over, and more from timers after it',
  why: 'work for nobody holds connections and memory, and acts under a call that has ended',
  host: HOST,
  plugins: [rogue('after', `async (request, host) => {
  for (let at = 0; at < 30; at++) host.http.fetch('http://${PUBLIC}:${server.port}/' + at).catch(() => {})
  setTimeout(() => { host.http.fetch('http://${PUBLIC}:${server.port}/late').catch((error) => { late = error.code }) }, 400)
  await new Promise((resolve) => setTimeout(resolve, 200))
  return Response.json({ late })
}`, { before: 'let late', manifest: { capabilities: { 'http.fetch': { hosts: [`http://${PUBLIC}:${server.port}`] } } } })],
  codes: ['answered'],
  async drive(ground) {
    await ground.ask()
    while (open.size > 0) await once([...open][0] ?? process, 'close')
    const deadline = Date.now() + 5000
    let outcome = await ground.ask()
    while (outcome.body['late'] === undefined && Date.now() < deadline) outcome = await ground.ask()
    return outcome
  },
  check({ body }) {
    assert.equal(body['late'], 'HP_ERR_STOPPED')
    assert.ok(!server.seen.some((line) => line.includes('/late')))
  },
}
