import assert from 'node:assert/strict'
import type { Ground } from '../../_ground.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { send } from './_raw.ts'

/** Whoever comes through a proxy brings what the proxy says of them, in as many words as there are proxies. */
const SECRET_HEADERS = [
  'Authorization', 'AUTHORIZATION', 'authorization', 'Proxy-Authorization', 'Cookie', 'cookie2', 'X-Forwarded-For', 'X-Forwarded-User', 'X-Forwarded-Access-Token', 'Forwarded', 'X-Real-IP', 'X-Client-IP', 'X-Azure-ClientIP',
  'X-Originating-IP', 'X-Amzn-Oidc-Data', 'X-Amz-Security-Token', 'X-Goog-Iap-Jwt-Assertion', 'X-Goog-Authenticated-User-Email', 'X-Auth-Request-Access-Token', 'X-MS-Token-AAD-Id-Token', 'X-Pomerium-Jwt-Assertion', 'X-Vouch-IdP-AccessToken',
  'X-Access-Token', 'X-Id-Token', 'X-JWT-Assertion', 'Cf-Access-Jwt-Assertion', 'CF-Connecting-IP', 'True-Client-IP', 'Remote-User', 'X-Remote-User', 'X-Client-Cert', 'X-SSL-Client-Cert', 'X-Original-Authorization', 'X-Hardpoint-Principal',
  'Sec-WebSocket-Protocol', 'Referer', 'Origin', 'Host',
]

async function echoed(ground: Ground, headers: readonly string[]): Promise<string> {
  return send(ground, ['GET /p/rogue.credentials/attack HTTP/1.1', ...(headers.some((header) => header.startsWith('Host')) ? [] : ['host: h']), ...headers, 'connection: close, x-hop', 'x-hop: SECRET', 'x-harmless: seen', '', ''].join('\r\n'))
}

export const hazard: Hazard = {
  title: 'a handler that looks for the credentials and the address of whoever calls it',
  why: 'with the token of an admin a plugin is an admin, and a proxy\'s header is a token too',
  plugins: [rogue('credentials', `async (request, host, context) => Response.json({
  headers: [...request.headers], url: request.url, context,
  all: [...Reflect.ownKeys(request), ...Reflect.ownKeys(Object.getPrototypeOf(request))].map((key) => { try { return [String(key), String(request[key])] } catch { return [] } }),
  got: ['authorization', 'Authorization', 'cookie', 'proxy-authorization', 'x-forwarded-for'].map((name) => request.headers.get(name)), cookies: request.headers.getSetCookie(),
})`)],
  async drive(ground) {
    for (const name of SECRET_HEADERS) {
      const text = await echoed(ground, [`${name}: Bearer SECRET`])
      assert.match(text, /^HTTP\/1\.1 200 [^]*\["x-harmless","seen"\]/, name)
      assert.doesNotMatch(text, /SECRET/, name)
    }
    const token = ground.system.host.adminToken
    for (const headers of [[`Authorization: Bearer ${token}`, 'Authorization: Bearer SECRET'], ['Cookie: a=SECRET', 'Cookie: b=SECRET'], [`authorization:\tBearer   ${token}`]]) {
      assert.doesNotMatch(await echoed(ground, headers), /SECRET/)
    }
    // What is spelled as two readers read it differently is no request at all.
    for (const header of ['Authorization : Bearer SECRET', 'X-A: b\r\n Authorization: Bearer SECRET', 'x-a\tb: SECRET', 'x-a: b\rAuthorization: Bearer SECRET']) assert.match(await echoed(ground, [header]), /^HTTP\/1\.1 400 /, header)
    return ground.ask()
  },
  codes: ['answered'],
}
