import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, PUBLIC, rawOrigin } from './_origin.ts'

function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => { if (socket.writable) socket.write(text) }, 20)
  socket.on('close', () => clearInterval(timer))
}

const HEAD = 'HTTP/1.1 200 OK\r\n'
const SERVED: Readonly<Record<string, (socket: Socket) => void>> = {
  silence: () => undefined,
  body: (socket) => { socket.write(`${HEAD}content-length: 1000000\r\n\r\n`); drip(socket, 'x') },
  headers: (socket) => { socket.write(HEAD); drip(socket, 'x') },
  interim: (socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n'),
}

const port = await rawOrigin((socket, target) => SERVED[target.slice(1)]?.(socket))

export const hazard: Hazard = {
  title: 'answers that come a byte at a time, or never',
  why: 'a time that begins anew with each byte has no end, and a request holds a place and a connection',
  host: HOST,
  plugins: [rogue('drips', `async (request, host) => {
  const ask = (name) => say(host, 'http.fetch', JSON.stringify({ url: 'http://${PUBLIC}:${port}/' + name, init: { timeoutMs: 300 } })).then(() => 'answered', (error) => error.code + ' ' + error.message)
  const names = ${JSON.stringify(Object.keys(SERVED))}
  const found = await Promise.all(names.map(ask))
  return Response.json({ found: Object.fromEntries(names.map((name, at) => [name, found[at]])) })
}`, { before: FORGE, limits: { wallMs: 30_000 }, manifest: { capabilities: { config: {}, 'http.fetch': { hosts: [`http://${PUBLIC}:${port}`] } } } })],
  codes: ['answered'],
  check({ body }) {
    for (const [name, said] of Object.entries(body['found'] as Record<string, string>)) assert.match(said, /^HP_ERR_FETCH_FAILED .*did not answer within 300 ms/, name)
    assert.equal(Object.keys(body['found'] as object).length, Object.keys(SERVED).length)
  },
}
