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

const PAGE = `<!DOCTYPE html><html><head><title>Org &amp; friends</title><script>if (1 < 2) document.write('<p>not a tag</p>')</script></head>
<body><ul class=members><li data-id=1>Ann<li data-id="2">Bj&ouml;rn <b>bold<i>both</b>it</i><li data-id='3' hidden>Cy &lt;x&gt; &notanentity;
<!-- a comment with <li> inside --><br/><img src="a.png" alt='q"q'><p>open <p>again</ul><a href="/x?a=1&amp;b=2">link</a></div></body>`
const HTML = plugin('acme.html', `import { Parser, parseDocument, DomUtils } from 'htmlparser2'`, `
  const page = ${JSON.stringify(PAGE)}
  const document = parseDocument(page)
  const items = DomUtils.getElementsByTagName('li', document.childNodes)
  const told = {
    title: DomUtils.textContent(DomUtils.getElementsByTagName('title', document.childNodes)),
    items: items.map((item) => [item.attribs['data-id'], DomUtils.textContent(item).trim().split('\\n')[0].trim(), 'hidden' in item.attribs]),
    link: DomUtils.getElementsByTagName('a', document.childNodes)[0].attribs.href,
    paragraphs: DomUtils.getElementsByTagName('p', document.childNodes).length,
  }
  // The same page in small pieces, as a stream would bring it.
  const names = []
  const parser = new Parser({ onopentag(name) { names.push(name) } })
  for (let at = 0; at < page.length; at += 7) parser.write(page.slice(at, at + 7))
  parser.end()
  return Response.json({ ...told, names: names.join(' '), again: DomUtils.getElementsByTagName('li', parseDocument(DomUtils.getOuterHTML(document)).childNodes).length })`)

test('htmlparser2 runs unchanged in a plugin: a page with bad HTML, whole and in pieces', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir(HTML)] })
  t.teardown(() => made.close())
  const { status, body, text } = await made.call('POST', '/p/acme.html/run')
  t.equal(status, 200, text)
  t.strictSame(body, {
    title: 'Org & friends', items: [['1', 'Ann', false], ['2', 'Björn boldbothit', false], ['3', 'Cy <x> ¬anentity;', true]], link: '/x?a=1&b=2', paragraphs: 2,
    names: 'html head title script body ul li li b i li br img p p a', again: 3,
  })
})

const CRDT = plugin('acme.crdt', `import * as Y from 'yjs'`, `
  const [ann, bob] = [new Y.Doc(), new Y.Doc()]
  const events = []
  bob.getMap('facts').observe((event) => { events.push([...event.keysChanged].join()) })
  const sync = (from, to) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  ann.getText('note').insert(0, 'Hello world')
  ann.getArray('list').push([1, { two: [2] }])
  sync(ann, bob)
  // Both go on without each other.
  ann.getText('note').insert(5, ', dear')
  bob.getText('note').delete(0, 5)
  bob.getText('note').insert(0, 'Bye')
  ann.getMap('facts').set('who', 'ann')
  bob.getMap('facts').set('where', new Uint8Array([1, 2, 255]))
  bob.transact(() => { bob.getArray('list').delete(0); bob.getArray('list').push(['three']) })
  const sizes = [Y.encodeStateAsUpdate(ann).length > 0]
  sync(ann, bob)
  sync(bob, ann)
  const shown = (doc) => ({ note: doc.getText('note').toString(), list: doc.getArray('list').toJSON(), who: doc.getMap('facts').get('who'), where: [...doc.getMap('facts').get('where')] })
  const third = new Y.Doc()
  Y.applyUpdateV2(third, Y.encodeStateAsUpdateV2(bob))
  const undo = new Y.UndoManager(third.getText('note'))
  third.getText('note').insert(0, 'Oh! ')
  const before = third.getText('note').toString()
  undo.undo()
  return Response.json({ ann: shown(ann), same: JSON.stringify(shown(ann)) === JSON.stringify(shown(bob)), third: JSON.stringify(shown(third)) === JSON.stringify(shown(ann)), before: before.slice(0, 3), events, sizes })`)

test('yjs runs unchanged in a plugin: two documents edited apart, merged both ways, and a third from their update', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir(CRDT)] })
  t.teardown(() => made.close())
  const { status, body, text } = await made.call('POST', '/p/acme.crdt/run')
  t.equal(status, 200, text)
  t.match(body, { same: true, third: true, before: 'Oh!', events: ['where', 'who'], sizes: [true], ann: { note: /^(?:Bye, dear|, dearBye) world$/, list: [{ two: [2] }, 'three'], who: 'ann', where: [1, 2, 255] } })
})

const SCHEMAS = plugin('acme.schemas', `import { z } from 'zod'`, `
  const Member = z.object({
    handle: z.string().min(3).regex(/^[a-z0-9_]+$/i), joined: z.iso.date().transform((text) => new Date(text)), roles: z.array(z.enum(['member', 'admin'])).default(['member']),
    contact: z.discriminatedUnion('kind', [z.object({ kind: z.literal('mail'), address: z.email() }), z.object({ kind: z.literal('none') })]), age: z.coerce.number().int().positive().optional(),
  }).strict().refine((member) => member.handle !== 'root', { error: 'taken', path: ['handle'] })
  const good = Member.parse({ handle: 'ann_1', joined: '2026-11-21', contact: { kind: 'mail', address: 'ann@example.org' }, age: '42' })
  const bad = Member.safeParse({ handle: 'a', joined: 'yesterday', contact: { kind: 'fax' }, roles: ['owner'], extra: 1 })
  const taken = Member.safeParse({ handle: 'root', joined: '2026-01-01', contact: { kind: 'none' } })
  const Tree = z.object({ name: z.string(), get children() { return z.array(Tree).optional() } })
  const later = await z.string().refine(async (text) => (await Promise.resolve(text.length)) > 2, 'short').safeParseAsync('no')
  return Response.json({
    good, year: good.joined.getUTCFullYear(), issues: bad.error.issues.map(({ code, path }) => code + ' ' + path.join('.')), taken: taken.error.issues[0].message,
    tree: Tree.parse({ name: 'a', children: [{ name: 'b', children: [] }] }), later: z.prettifyError(later.error), schema: z.toJSONSchema(z.object({ a: z.number().max(5) })).properties,
    isError: bad.error instanceof z.ZodError, codeFromText: (() => { try { return typeof (() => {}).constructor('return 1')() } catch (error) { return error.name } })(),
  })`)

test('zod runs unchanged in a plugin, where it cannot make code from text: objects, unions, transforms, errors, JSON Schema', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir(SCHEMAS)] })
  t.teardown(() => made.close())
  const { status, body, text } = await made.call('POST', '/p/acme.schemas/run')
  t.equal(status, 200, text)
  t.strictSame(body, {
    good: { handle: 'ann_1', joined: '2026-11-21T00:00:00.000Z', roles: ['member'], contact: { kind: 'mail', address: 'ann@example.org' }, age: 42 }, year: 2026,
    issues: ['too_small handle', 'invalid_format joined', 'invalid_value roles.0', 'invalid_union contact.kind', 'unrecognized_keys '], taken: 'taken',
    tree: { name: 'a', children: [{ name: 'b', children: [] }] }, later: '✖ short', schema: { a: { type: 'number', maximum: 5 } }, isError: true, codeFromText: 'EvalError',
  })
})

const WEB = plugin('acme.web', '', `
  const form = new FormData()
  form.append('a', 'ü')
  form.append('file', new File([new Uint8Array([0, 255])], 'x.bin', { type: 'application/x' }))
  const echoed = await new Response(form).formData()
  const packed = new Blob(['text, '.repeat(1000)]).stream().pipeThrough(new CompressionStream('gzip'))
  const unpacked = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text()
  const stream = new ReadableStream({ start(controller) { for (const part of ['{"form":', JSON.stringify([echoed.get('a'), echoed.get('file').size]), ',"unpacked":', String(unpacked.length), '}']) controller.enqueue(part); controller.close() } })
  return new Response(stream.pipeThrough(new TextEncoderStream()), { headers: { 'content-type': 'application/json' } })`)

test('a plugin answers with a stream, made of what forms and compression give', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [t.testdir(WEB)] })
  t.teardown(() => made.close())
  const { status, body, text } = await made.call('POST', '/p/acme.web/run')
  t.equal(status, 200, text)
  t.strictSame(body, { form: ['ü', 2], unpacked: 6000 })
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
