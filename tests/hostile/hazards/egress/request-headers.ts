import assert from 'node:assert/strict'
import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { HOST, origin, PUBLIC } from './_origin.ts'

const server = await origin((_, response) => { response.end() })
const URL_OF_IT = `http://${PUBLIC}:${server.port}/`

const REFUSED: readonly (readonly [name: string, value: string])[] = [
  ['host', 'inside.test'], ['Host', 'inside.test'], ['transfer-encoding', 'chunked'], ['via', '1.1 x'], ['forwarded', 'for=1.2.3.4'], ['x-forwarded-for', '127.0.0.1'], ['X-Forwarded-Host', 'a'], ['x-real-ip', '127.0.0.1'], ['proxy-authorization', 'Basic x'],
  ['proxy-connection', 'close'], ['sec-fetch-site', 'same-origin'], ['x-http-method-override', 'DELETE'], ['x-original-url', '/admin'], ['x-rewrite-url', '/admin'], ['x-a\r\nx-injected', 'b'], ['x-a', 'b\r\nx-injected: c'], ['x-a', 'b\nx-injected: c'],
  ['x-a', 'b\u0000'], ['x-a', '\u010d\u010ax-injected: c'], ['x a', 'b'], ['x-a:', 'b'], ['', 'b'], ['x-a ', 'b'], [' host', 'b'], ['х-а', 'b'],
]
const LEFT_OUT: readonly (readonly [name: string, value: string])[] = [
  ['connection', 'upgrade'], ['content-length', '99999'], ['Content-Length', '0'], ['upgrade', 'websocket'], ['te', 'trailers'], ['trailer', 'x'], ['expect', '100-continue'], ['keep-alive', 'timeout=99'], ['accept-encoding', 'zstd'], ['http2-settings', 'x'],
]
const say = (init: object, url = URL_OF_IT): string => `say(host, 'http.fetch', ${JSON.stringify(JSON.stringify({ url, init }))}).then((head) => head.status ?? 'answered')`

const attempts = attempting('request-headers', {
  ...Object.fromEntries(REFUSED.map(([name, value]) => [`${name}: ${value}`, [say({ headers: [[name, value]] }), 'HP_ERR_PARAMS'] as const])),
  ...Object.fromEntries(LEFT_OUT.map(([name, value]) => [`${name}: ${value}`, [say({ headers: [[name, value]] }), 200] as const])),
  'sixty-five headers': [say({ headers: Array.from({ length: 65 }, (_, at) => [`x-${at}`, 'a']) }), 'HP_ERR_PARAMS'],
  'a header of nine kilobytes': [say({ headers: [['x-a', 'b'.repeat(9000)]] }), 'HP_ERR_PARAMS'],
  'a header that is no pair': [say({ headers: [['x-a']] }), 'HP_ERR_PARAMS'],
  'CONNECT': [say({ method: 'CONNECT' }), 'HP_ERR_PARAMS'],
  'TRACE': [say({ method: 'TRACE' }), 'HP_ERR_PARAMS'],
  'a method with a request in it': [say({ method: 'GET / HTTP/1.1\r\nx-injected: 1' }), 'HP_ERR_PARAMS'],
  'a path with a line break': [say({}, `${URL_OF_IT}a HTTP/1.1\r\nx-injected: 1`), 'HP_ERR_FETCH_URL'],
  'no time limit': [say({ timeoutMs: 1e9 }), 'HP_ERR_PARAMS'],
}, { capabilities: { 'http.fetch': { hosts: [`http://${PUBLIC}:${server.port}`] } } })

export const hazard: Hazard = {
  title: 'requests whose headers name another host, another length, a proxy, or hold another request',
  why: 'the server, or a proxy before it, would see a request that the host never checked',
  host: HOST,
  ...attempts,
  async check(outcome, ground) {
    await attempts.check?.(outcome, ground)
    const told = server.seen.join('\n')
    assert.ok(server.seen.length >= LEFT_OUT.length)
    assert.doesNotMatch(told, /x-injected|inside\.test|99999|websocket|zstd|100-continue|trailers|http2-settings/i)
    for (const seen of server.seen) assert.match(seen, new RegExp(`"host","${PUBLIC}:${server.port}"`, 'i'))
  },
}
