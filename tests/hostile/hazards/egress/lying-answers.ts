import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, PUBLIC, rawOrigin } from './_origin.ts'

const SECOND = 'HTTP/1.1 200 OK\r\ncontent-length: 8\r\nx-smuggled: 1\r\n\r\nSMUGGLED'
const SERVED: Readonly<Record<string, string>> = {
  'two lengths': `HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\nhello`,
  'a length and chunks': `HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${SECOND}`,
  'a length below none': `HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nhello`,
  'shorter than it says': `HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nhello`,
  'no HTTP': `SSH-2.0-OpenSSH_9.9\r\n`,
  'HTTP 0.9': `<html>hello`,
  'HTTP 2': `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
  'a line break in a header': `HTTP/1.1 200 OK\r\nx-a: b\rx-c: d\r\n\r\n`,
  'a status of four digits': `HTTP/1.1 2000 OK\r\n\r\n`,
  'switched protocols': `HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n${SECOND}`,
  'a chunk of all memory': `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\nhello`,
}
const HONEST: Readonly<Record<string, string>> = { 'a second answer behind it': `HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello${SECOND}`, 'names of every object': 'HTTP/1.1 200 OK\r\n__proto__: a\r\nconstructor: b\r\ncontent-length: 5\r\n\r\nhello' }

const port = await rawOrigin((socket, target) => {
  socket.end({ ...SERVED, ...HONEST }[decodeURIComponent(target.slice(1))] ?? '')
})

export const hazard: Hazard = {
  title: 'answers that are no HTTP, lie about their length, switch protocols, or hold a second answer',
  why: 'what is left of one answer would be taken for the next one, of another plugin on the same connection',
  host: HOST,
  plugins: [rogue('lies', `async () => {
  const found = {}
  for (const name of ${JSON.stringify(Object.keys({ ...SERVED, ...HONEST }))}) {
    found[name] = await fetch('http://${PUBLIC}:${port}/' + encodeURIComponent(name)).then((response) => response.text(), (error) => error.code)
  }
  return Response.json({ found, polluted: 'polluted' in {} })
}`, { limits: { wallMs: 30_000 }, manifest: { capabilities: { 'http.fetch': { hosts: [`http://${PUBLIC}:${port}`] } } } })],
  codes: ['answered'],
  check({ body }) {
    const found = body['found'] as Record<string, string>
    for (const name of Object.keys(SERVED)) assert.equal(found[name], 'HP_ERR_FETCH_FAILED', name)
    for (const name of Object.keys(HONEST)) assert.equal(found[name], 'hello', name)
  },
}
