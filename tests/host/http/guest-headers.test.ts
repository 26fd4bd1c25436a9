import { test } from 'tap'
import { guestHeaders } from '../../../host/http/guest-headers.ts'

test('guestHeaders() passes what handlers need', async (t) => {
  const headers = {
    accept: 'a', 'content-type': 'b', 'user-agent': 'c', 'idempotency-key': 'd', 'if-none-match': 'e', 'x-custom': 'f',
    'x-hub-signature-256': 'g', 'stripe-signature': 'h', 'webhook-id': 'i', 'x-signature-ed25519': 'j',
  }
  t.same({ ...guestHeaders(headers) }, headers)
})

test('guestHeaders() keeps credentials, addresses and the connection from plugins', async (t) => {
  const names = [
    'authorization', 'cookie', 'cookie2', 'set-cookie', 'proxy-authorization', 'proxy-connection', 'forwarded', 'via', 'host', 'origin', 'referer',
    'x-forwarded-for', 'x-forwarded-user', 'x-real-ip', 'x-original-url', 'x-rewrite-url', 'x-auth-request-access-token', 'x-amzn-oidc-accesstoken',
    'x-goog-iap-jwt-assertion', 'x-pomerium-jwt-assertion', 'x-vouch-idp-accesstoken', 'x-amz-security-token', 'x-azure-clientip', 'x-client-ip', 'x-originating-ip', 'x-id-token', 'x-jwt-assertion', 'x-ms-token-aad-access-token', 'x-client-cert', 'x-ssl-client-s-dn', 'x-envoy-external-address', 'x-http-method-override',
    'connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'content-length', 'cf-connecting-ip', 'true-client-ip',
    '__proto__', 'sec-websocket-key',
  ]
  const headers = Object.fromEntries(names.map((name) => [name, 'SECRET']))
  t.same({ ...guestHeaders(headers) }, {})
})

test('guestHeaders() drops what the Connection header calls hop-by-hop', async (t) => {
  t.same({ ...guestHeaders({ connection: 'close, X-Once', 'x-once': '1', 'x-kept': '2' }) }, { 'x-kept': '2' })
})
