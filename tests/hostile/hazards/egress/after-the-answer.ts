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
  title: 'thirty requests that go on when their call is over, and more from its timers, from a promise that a later call settles, from a timer of the module',
  why: 'work for nobody holds connections and memory, and acts under a call that has ended',
  host: HOST,
  plugins: [rogue('after', `async (request, host, { query }) => {
  if (query.again !== undefined) {
    wake.forEach((resolve) => resolve())
    await new Promise((resolve) => setTimeout(resolve, 100))
    return Response.json({ late })
  }
  const fetchLate = () => host.http.fetch('http://${PUBLIC}:${server.port}/late').then(() => { late.push('DONE') }, (error) => { late.push(error.code) })
  kept.push(fetchLate)
  for (let at = 0; at < 30; at++) host.http.fetch('http://${PUBLIC}:${server.port}/' + at).catch(() => {})
  setTimeout(fetchLate, 400)
  setTimeout(() => fetch('http://${PUBLIC}:${server.port}/late'), 400)
  new Promise((resolve) => wake.push(resolve)).then(fetchLate)
  await new Promise((resolve) => setTimeout(resolve, 200))
  return new Response()
}`, {
    before: 'const late = [], kept = [], wake = []; setInterval(() => { if (late.length < 6 && wake.length > 0) kept[0]?.() }, 50)',
    manifest: { capabilities: { 'http.fetch': { hosts: [`http://${PUBLIC}:${server.port}`] } } },
  })],
  codes: ['HP_ERR_STOPPED'],
  async drive(ground) {
    await ground.ask()
    assert.ok(server.seen.length > 0, 'they were under way')
    while (open.size > 0) await once([...open][0] ?? process, 'close')
    await new Promise((resolve) => { setTimeout(resolve, 400) })
    const outcome = await ground.ask({ path: '/attack?again' })
    return { ...outcome, code: (outcome.body['late'] as string[] | undefined)?.[0] }
  },
  check({ body }) {
    assert.deepEqual([...new Set(body['late'] as string[])], ['HP_ERR_STOPPED'])
    assert.ok(!server.seen.some((line) => line.includes('/late')))
  },
}
