import assert from 'node:assert/strict'
import { ATTACK, rogue, type Hazard } from '../../_hazard.ts'
import { request, send, told } from './_raw.ts'

const TRICKS = [
  '..', '%2e%2e', '%2E.', '.%2e', '%2e', '..%2f..%2fapi', '..%5c..%5capi', '%5c', '%00', 'a%00.txt', '%0d%0aset-cookie:a=b', '%c0%ae%c0%ae', '%c0%af', '%e0%80%af', '%252e%252e%252f', '%ff', '%u002e', '%', '%2',
  'a%2fb', ';/../x', 'a;b=c', '__proto__', 'constructor', '%ef%bc%8e%ef%bc%8e', 'a%09b', '~', '*',
]

export const hazard: Hazard = {
  title: 'dots, slashes, zero bytes and overlong forms, encoded once and twice, in a path',
  why: 'the router, a proxy in front and the plugin each decode, and the last to do so may read another path',
  plugins: [rogue('encoded', '() => new Response()', {
    manifest: { contributes: { routes: [ATTACK, { id: 'file', method: 'GET', path: '/files/:name', access: 'public' }] } },
    routes: `file: (request, host, { params }) => Response.json({ params, url: request.url, path: new URL(request.url).pathname })`,
  })],
  async drive(ground) {
    for (const trick of TRICKS) {
      const text = await send(ground, request(`/p/rogue.encoded/files/${trick}`))
      const [head = '', body = ''] = text.split('\r\n\r\n')
      assert.match(head, /^HTTP\/1\.1 (?:200|400|404) /, trick)
      assert.doesNotMatch(head, /set-cookie/i, trick)
      if (!head.startsWith('HTTP/1.1 200 ')) continue
      const { params, url, path } = JSON.parse(Buffer.from(body, 'latin1').toString()) as { readonly params: { readonly name: string }; readonly url: string; readonly path: string }
      assert.ok(url.startsWith('https://host/p/rogue.encoded/files/'), trick)
      assert.equal(decodeURIComponent(path), `/p/rogue.encoded/files/${params.name}`, `two readers of ${trick}`)
      assert.ok(!['.', '..'].includes(params.name) && !/[\0-\x1f\\]/.test(params.name), trick)
    }
    return told(await send(ground, request('/p/rogue.encoded/files/%2e%2e')))
  },
  codes: ['HP_ERR_REQUEST_INVALID'],
}
