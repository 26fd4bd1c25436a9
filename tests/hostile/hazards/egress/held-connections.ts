import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PUBLIC } from './_origin.ts'

const server = await origin((request, response) => { if (request.url === '/quick') response.end('quick') })
const capabilities = { 'http.fetch': { hosts: [`http://${PUBLIC}:${server.port}`] } }

export const hazard: Hazard = {
  title: 'as many requests as there may be, that are never answered, to a server that a neighbour needs too',
  why: 'connections to one server are counted, and if all plugins share them the last one waits for the first',
  host: HOST,
  plugins: [
    rogue('holds', `async (request, host) => {
  for (let at = 0; at < 100; at++) host.http.fetch('http://${PUBLIC}:${server.port}/' + at).catch(() => {})
  return new Promise(() => {})
}`, { limits: { wallMs: 2500 }, manifest: { capabilities } }),
    {
      manifest: { id: 'calm.fetches', capabilities, limits: { wallMs: 1500 }, contributes: { routes: [{ id: 'quick', method: 'GET', path: '/quick', access: 'public' }] } },
      main: `export default { routes: { quick: async () => Response.json({ text: await fetch('http://${PUBLIC}:${server.port}/quick').then((response) => response.text()) }) } }`,
    },
  ],
  codes: ['HP_ERR_TIMEOUT_WALL'],
  async drive(ground) {
    const attack = ground.ask()
    while (server.seen.length < 16) await new Promise((resolve) => { setTimeout(resolve, 10) })
    const neighbour = await ground.ask({ plugin: 'calm.fetches', path: '/quick' })
    assert.deepEqual(neighbour.body, { text: 'quick' }, 'the neighbour has a connection')
    return attack
  },
}
