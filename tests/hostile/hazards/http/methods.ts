import assert from 'node:assert/strict'
import { ATTACK, rogue, type Hazard } from '../../_hazard.ts'
import { request, send } from './_raw.ts'

export const hazard: Hazard = {
  title: 'methods that no route declares: TRACE, CONNECT, OPTIONS, PROPFIND, a method in another case or by a header',
  why: 'TRACE sends the caller\'s own Authorization back, and an override turns what is allowed into what is not',
  plugins: [rogue('methods', `(request) => new Response('ran ' + request.method)`, {
    manifest: { contributes: { routes: [ATTACK, { id: 'drop', method: 'DELETE', path: '/attack', access: 'admin' }] } },
    routes: `drop: () => new Response('DROPPED')`,
  })],
  async drive(ground) {
    const secret = ['authorization: Bearer SECRET', 'cookie: a=SECRET', 'connection: close']
    for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'POST', 'PUT', 'PATCH', 'QUERY', 'get', 'Delete', 'PURGE', 'CONNECT', 'TRACK', '__proto__', 'M-SEARCH', 'GET/']) {
      const text = await send(ground, request('/p/rogue.methods/attack', { method, headers: secret }))
      assert.doesNotMatch(text, /^HTTP\/1\.1 2/, method)
      assert.doesNotMatch(text, /SECRET|ran |DROPPED/, method)
    }
    for (const header of ['x-http-method-override: DELETE', 'x-http-method: DELETE', 'x-method-override: DELETE']) {
      assert.match(await send(ground, request('/p/rogue.methods/attack?_method=DELETE', { headers: [header, 'connection: close'] })), /ran GET$/, header)
    }
    for (const target of ['*', '/p/rogue.methods/attack HTTP/1.1\r\nhost: h\r\n\r\nGET /p/rogue.methods/attack', 'http://h/p/rogue.methods/attack', 'h:443']) {
      assert.doesNotMatch(await send(ground, request(target, { method: 'OPTIONS' })), /SECRET|DROPPED/, target)
    }
    const upgrade = await send(ground, request('/p/rogue.methods/attack', { headers: ['connection: upgrade, close', 'upgrade: websocket', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==', 'sec-websocket-version: 13'] }))
    assert.doesNotMatch(upgrade, /^HTTP\/1\.1 101/)
    return ground.ask({ method: 'PUT' })
  },
  codes: ['HP_ERR_METHOD'],
}
