import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, PUBLIC } from './_origin.ts'

const NAMES = ['body', 'chunks', 'extensions', 'trailers', 'headers', 'header', 'status', 'interim']

const server = new Worker(new URL('_pouring-server.ts', import.meta.url))
const [port] = await once(server, 'message') as [number]
server.unref()

export const hazard: Hazard = {
  title: 'answers that never end: body, chunks, their extensions, trailers, headers, one header, interim answers',
  why: 'each is read into the memory of the kernel, on its one thread, for as long as somebody sends',
  host: HOST,
  plugins: [rogue('endless', `async (request, host) => {
  const ask = (name) => say(host, 'http.fetch', JSON.stringify({ url: 'http://${PUBLIC}:${port}/' + name, init: { timeoutMs: 1500 } })).then(() => 'answered', (error) => error.code)
  const names = ${JSON.stringify(NAMES)}
  const found = await Promise.all(names.map(ask))
  return Response.json({ found: Object.fromEntries(names.map((name, at) => [name, found[at]])) })
}`, { before: FORGE, limits: { wallMs: 30_000 }, manifest: { capabilities: { config: {}, 'http.fetch': { hosts: [`http://${PUBLIC}:${port}`] } } } })],
  codes: ['HP_ERR_FETCH_FAILED'],
  async drive(ground) {
    const outcome = await ground.ask()
    return { ...outcome, code: (outcome.body['found'] as Record<string, string> | undefined)?.['body'] ?? outcome.code }
  },
  check({ body }) {
    assert.deepEqual(body['found'], Object.fromEntries(NAMES.map((name) => [name, 'HP_ERR_FETCH_FAILED'])))
  },
}
