import { test, type Test } from 'tap'
import { createTokens } from '../../../host/identity/stored-tokens.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'

const clock = () => Date.parse('2026-01-01T00:00:00Z')
const CI = { name: 'ci', roles: ['member'], by: 'token:1' } as const

async function open(t: Test): Promise<Store> {
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  return store
}

test('createTokens() makes tokens of the form hpt_<id>_<secret> with 256 random bits', async (t) => {
  const tokens = await createTokens(await open(t), { clock })
  const { token, info } = await tokens.create(CI)
  t.match(token, /^hpt_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
  t.equal(Buffer.from(token.slice(21), 'base64url').length, 32)
  t.strictSame(info, { id: token.slice(4, 20), name: 'ci', tenant: 'default', roles: ['member'], createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'token:1' })
})

test('authenticate() answers who a token stands for, also after a restart', async (t) => {
  const store = await open(t)
  const tokens = await createTokens(store, { clock })
  const { token, info } = await tokens.create({ ...CI, tenant: 'acme', roles: ['member', 'admin'] })
  const principal = { kind: 'token', id: `token:${info.id}`, tenant: 'acme', roles: ['member', 'admin'] }
  t.strictSame(tokens.authenticate(token), principal)
  t.strictSame((await createTokens(store, { clock })).authenticate(token), principal)
})

test('authenticate() refuses everything that is not exactly a token', async (t) => {
  const tokens = await createTokens(await open(t), { clock })
  const { token } = await tokens.create(CI)
  const other = await tokens.create(CI)
  const last = token.at(-1)
  const refused: Record<string, string> = {
    'nothing': '',
    'the id alone': token.slice(0, 20),
    'another secret': `${token.slice(0, 21)}${'A'.repeat(43)}`,
    'the secret of another token': `${token.slice(0, 21)}${other.token.slice(21)}`,
    'an unknown id': `hpt_${'0'.repeat(16)}_${token.slice(21)}`,
    'one character changed': `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${last}`,
    'another character at the end that means the same bytes': token.slice(0, -1) + sameBytes(last),
    'upper case': token.toUpperCase(),
    'a space before': ` ${token}`,
    'a line end after': `${token}\n`,
    'a name of Object.prototype': 'hpt_constructor_x',
    'its hash': 'sha256',
  }
  for (const [name, value] of Object.entries(refused)) t.equal(tokens.authenticate(value), undefined, name)
})

test('revoke() is in force at once and for good', async (t) => {
  const store = await open(t)
  const tokens = await createTokens(store, { clock })
  const { token, info } = await tokens.create(CI)
  const revoking = tokens.revoke(info.id)
  t.equal(tokens.authenticate(token), undefined)
  await revoking
  t.equal(tokens.authenticate(token), undefined)
  t.strictSame(await tokens.list(), [])
  t.equal((await createTokens(store, { clock })).authenticate(token), undefined)
  await t.rejects(tokens.revoke(info.id), { code: 'HP_ERR_TOKEN_UNKNOWN' })
})

test('revoke() holds in memory where the store cannot be written, and can be repeated', async (t) => {
  const store = await open(t)
  let full = false
  const tokens = await createTokens({ ...methods(store), commit: (commit) => (full ? Promise.reject(new RangeError('full')) : store.commit(commit)) }, { clock })
  const { token, info } = await tokens.create(CI)
  full = true
  await t.rejects(tokens.revoke(info.id), { message: 'full' })
  t.equal(tokens.authenticate(token), undefined)
  full = false
  await tokens.revoke(info.id)
  t.equal((await createTokens(store, { clock })).authenticate(token), undefined)
})

test('the store and the list hold no secret', async (t) => {
  const store = await open(t)
  const tokens = await createTokens(store, { clock })
  const { token } = await tokens.create(CI)
  const kept = (await Array.fromAsync(store.scan({ prefix: [] }))).map(({ key, value }) => JSON.stringify(key) + Buffer.from(value).toString()).join()
  t.ok(kept.includes('"ci"'))
  for (const text of [kept, JSON.stringify(await tokens.list())]) t.notOk(text.includes(token.slice(21, 40)))
})

function methods(store: Store): Store {
  return {
    get: (key) => store.get(key), getMany: (keys) => store.getMany(keys), scan: (range) => store.scan(range),
    commit: (commit) => store.commit(commit), close: () => store.close(),
  }
}

/** 43 base64url characters hold 258 bits: the last two of the last character mean nothing. */
function sameBytes(character = 'A'): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return alphabet[alphabet.indexOf(character) ^ 1] ?? ''
}
