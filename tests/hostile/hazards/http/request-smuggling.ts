import assert from 'node:assert/strict'
import { ATTACK, rogue, type Hazard } from '../../_hazard.ts'
import { request, send } from './_raw.ts'

const INNER = request('/p/rogue.smuggled/attack')
const HEADERS = [
  ['content-length: 6', 'transfer-encoding: chunked'], ['content-length: 6', 'content-length: 0'], ['content-length: 0, 6'], ['content-length: +6'], ['content-length: 0x6'], ['content-length: -1'],
  ['transfer-encoding: xchunked'], ['transfer-encoding : chunked'], ['transfer-encoding: chunked, identity'], ['transfer-encoding:\x0bchunked'], ['transfer-encoding: identity, chunked', 'content-length: 3'],
  ['content-length: 6\r\n transfer-encoding: chunked'], ['transfer-encoding: chunked\r\ntransfer-encoding: cow'],
]

export const hazard: Hazard = {
  title: 'requests that hold another request, by lengths that contradict each other',
  why: 'a proxy in front ends the first request elsewhere than this server, and the rest is taken for somebody else\'s',
  plugins: [rogue('smuggled', `() => { called++; return new Response('SMUGGLED') }`, {
    before: 'let called = 0', routes: 'hook: () => Response.json({ called })',
    manifest: { contributes: { routes: [ATTACK, { id: 'hook', method: 'POST', path: '/hook', access: 'public', rawBody: true }] } },
  })],
  async drive(ground) {
    for (const headers of HEADERS) {
      const text = await send(ground, `${request('/p/rogue.smuggled/hook', { method: 'POST', headers })}0\r\n\r\n${INNER}`)
      assert.match(text, /^HTTP\/1\.1 400 /, headers.join(' | '))
      assert.doesNotMatch(text, /SMUGGLED/, headers.join(' | '))
    }
    // A body that is announced to a route that takes none is not read, and so must end the connection.
    assert.doesNotMatch(await send(ground, `${request('/p/rogue.smuggled/attack', { headers: [`content-length: ${INNER.length}`] })}${INNER}`), /SMUGGLED/)
    return ground.ask({ method: 'POST', path: '/hook', body: 'x' })
  },
  codes: ['answered'],
  check({ body }) {
    assert.equal(body['called'], 0)
  },
}
