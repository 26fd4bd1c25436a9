import { test } from 'tap'
import { startTestHost } from './_test-host.ts'

/** A plugin whose one route answers what `body` returns. Its folder is inside the repository: its imports are looked up from there. */
const plugin = (id: string, imports: string, body: string) => ({
  'plugin.json': JSON.stringify({
    id, version: '1.0.0', title: id, description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free',
    contributes: { routes: [{ id: 'run', method: 'POST', path: '/run' }] },
  }),
  'main.ts': `import { definePlugin } from '@hardpoint/sdk'\n${imports}\nexport default definePlugin({ routes: { run: async () => {\n${body}\n} } })\n`,
})

const JOSE = plugin('acme.jose', `import { SignJWT, jwtVerify, generateKeyPair, exportJWK, importJWK, createLocalJWKSet, calculateJwkThumbprint, errors } from 'jose'`, `
  const told = {}
  const claims = (alg, kid) => new SignJWT({ role: 'admin' }).setProtectedHeader(kid === undefined ? { alg } : { alg, kid }).setSubject('u1').setIssuer('acme').setExpirationTime('5m')
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const jwt = await claims('HS256').sign(secret)
  told.HS256 = (await jwtVerify(jwt, secret, { issuer: 'acme' })).payload.sub
  const failed = async (run) => { try { await run(); return 'verified' } catch (error) { return error.code } }
  told.otherSecret = await failed(() => jwtVerify(jwt, new Uint8Array(32)))
  told.expired = await failed(() => jwtVerify(jwt, secret, { currentDate: new Date(Date.now() + 600_000) }))
  told.isError = await failed(() => jwtVerify(jwt, secret, { issuer: 'other' })) === errors.JWTClaimValidationFailed.code
  const jwks = { keys: [] }
  const pairs = {}
  for (const alg of ['ES256', 'ES384', 'EdDSA']) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const jwk = await exportJWK(publicKey)
    jwks.keys.push({ ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) })
    pairs[alg] = await importJWK(await exportJWK(privateKey), alg)
  }
  const keySet = createLocalJWKSet(jwks)
  for (const { alg, kid } of jwks.keys) {
    const signed = await claims(alg, kid).sign(pairs[alg])
    const { payload, protectedHeader } = await jwtVerify(signed, keySet, { issuer: 'acme' })
    told[alg] = [payload.role, protectedHeader.kid === kid]
    told[alg + '-changed'] = await failed(() => jwtVerify(signed.slice(0, -8) + 'AAAAAAAA', keySet))
  }
  told.unknownKey = await failed(async () => jwtVerify(await claims('ES256', 'another').sign(pairs.ES256), keySet))
  return Response.json(told)`)

test('jose runs unchanged in a plugin: HS256, ES256, ES384, EdDSA and a local key set', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir(JOSE)] })
  t.teardown(() => made.close())
  const { status, body, text } = await made.call('POST', '/p/acme.jose/run')
  t.equal(status, 200, text)
  const invalid = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'
  t.strictSame(body, {
    'HS256': 'u1', 'otherSecret': invalid, 'expired': 'ERR_JWT_EXPIRED', 'isError': true, 'ES256': ['admin', true], 'ES256-changed': invalid,
    'ES384': ['admin', true], 'ES384-changed': invalid, 'EdDSA': ['admin', true], 'EdDSA-changed': invalid, 'unknownKey': 'ERR_JWKS_NO_MATCHING_KEY',
  })
})

const OAUTH = plugin('acme.oauth', `import * as oauth from 'oauth4webapi'\nimport { jwtVerify, SignJWT } from 'jose'`, `
  const told = {}
  // RFC 7636, appendix B.
  told.challenge = await oauth.calculatePKCECodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')
  told.verifier = [oauth.generateRandomCodeVerifier().length, oauth.generateRandomState() === oauth.generateRandomState()]
  const as = { issuer: 'https://as.example', authorization_endpoint: 'https://as.example/authorize', token_endpoint: 'https://as.example/token' }
  const client = { client_id: 'c1' }
  const { privateKey, publicKey } = await oauth.generateKeyPair('ES256')
  const tokenKey = await oauth.generateKeyPair('EdDSA')
  const seen = {}
  const issue = async (url, { method, headers, body }) => {
    const form = new URLSearchParams(body)
    seen.request = [url, method, new Headers(headers).get('content-type'), form.get('grant_type'), form.get('code'), form.get('client_id')]
    const { payload } = await jwtVerify(form.get('client_assertion'), publicKey)
    seen.assertion = [payload.iss, payload.sub, payload.aud]
    const id_token = await new SignJWT({}).setProtectedHeader({ alg: 'Ed25519' }).setIssuer(as.issuer).setAudience('c1').setSubject('u1').setIssuedAt().setExpirationTime('5m').sign(tokenKey.privateKey)
    return Response.json({ access_token: 'at', token_type: 'bearer', id_token })
  }
  const params = oauth.validateAuthResponse(as, client, new URL('https://app.example/cb?code=abc&state=s1'), 's1')
  const response = await oauth.authorizationCodeGrantRequest(as, client, oauth.PrivateKeyJwt(privateKey), params, 'https://app.example/cb', 'verifier-verifier-verifier-verifier-verifier', { [oauth.customFetch]: issue })
  const result = await oauth.processAuthorizationCodeResponse(as, { ...client, id_token_signed_response_alg: 'Ed25519' }, response)
  told.tokens = [result.access_token, oauth.getValidatedIdTokenClaims(result).sub]
  try { oauth.validateAuthResponse(as, client, new URL('https://app.example/cb?code=abc&state=s2'), 's1') } catch (error) { told.otherState = error.code }
  return Response.json({ ...told, ...seen })`)

test('oauth4webapi runs unchanged in a plugin: PKCE, a client assertion and an authorization code grant', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir(OAUTH)] })
  t.teardown(() => made.close())
  const { status, body, text } = await made.call('POST', '/p/acme.oauth/run')
  t.equal(status, 200, text)
  t.strictSame(body, {
    challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', verifier: [43, false], tokens: ['at', 'u1'], otherState: 'OAUTH_INVALID_RESPONSE',
    request: ['https://as.example/token', 'POST', 'application/x-www-form-urlencoded;charset=UTF-8', 'authorization_code', 'abc', 'c1'],
    assertion: ['c1', 'c1', 'https://as.example'],
  })
})

const HEAVY = plugin('acme.heavy', '', `
  const key = await crypto.subtle.importKey('raw', new Uint8Array(8), 'PBKDF2', false, ['deriveBits'])
  for (;;) await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: new Uint8Array(8), iterations: 600_000 }, key, 512).catch(() => {})`)
const SIBLING = plugin('acme.sibling', 'let calls = 0', `return Response.json(++calls)`)

test('cryptography without end ends the plugin that does it, and not the cell with its siblings', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir({ heavy: HEAVY, sibling: SIBLING })].flatMap((folder) => [`${folder}/heavy`, `${folder}/sibling`]) })
  t.teardown(() => made.close())
  t.equal((await made.call('POST', '/p/acme.sibling/run')).text, '1')
  t.match((await made.call('POST', '/p/acme.heavy/run')).text, 'HP_ERR_TIMEOUT_CPU')
  t.equal((await made.call('POST', '/p/acme.sibling/run')).text, '2', 'its memory is still there')
})
