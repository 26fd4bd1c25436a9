import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { ensureAdminToken } from '../../../host/identity/admin-token.ts'
import { createTokens } from '../../../host/identity/stored-tokens.ts'
import type { Tokens } from '../../../host/identity/tokens.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'

async function open(t: Test): Promise<{ tokens: Tokens; file: string; directory: string }> {
  const directory = t.testdir({ data: {} })
  const store = await openLevelStore(join(directory, 'store'))
  t.teardown(() => store.close())
  return { tokens: await createTokens(store, { clock: () => 0 }), directory, file: join(directory, 'data', 'admin-token') }
}

test('ensureAdminToken() makes an admin\'s token at the first start, for its owner alone', async (t) => {
  const { tokens, file } = await open(t)
  const umask = process.umask(0)
  const { token, created } = await ensureAdminToken(tokens, file).finally(() => process.umask(umask))
  t.equal(created, true)
  t.equal(readFileSync(file, 'utf8'), `${token}\n`)
  t.equal(statSync(file).mode & 0o777, 0o600)
  t.strictSame(tokens.authenticate(token)?.roles, ['member', 'admin'])
  t.strictSame(readdirSync(join(file, '..')), ['admin-token'])
})

test('ensureAdminToken() keeps it at later starts', async (t) => {
  const { tokens, file } = await open(t)
  const { token } = await ensureAdminToken(tokens, file)
  t.strictSame(await ensureAdminToken(tokens, file), { token, created: false })
  t.equal((await tokens.list()).length, 1)
})

test('ensureAdminToken() replaces it where the file is gone, and ends the one before', async (t) => {
  const { tokens, file } = await open(t)
  const ci = await tokens.create({ name: 'ci', roles: ['admin'], by: 'token:x' })
  const { token } = await ensureAdminToken(tokens, file)
  rmSync(file)
  const again = await ensureAdminToken(tokens, file)
  t.not(again.token, token)
  t.equal(tokens.authenticate(token), undefined)
  t.ok(tokens.authenticate(again.token))
  t.ok(tokens.authenticate(ci.token), 'other tokens stay')
})

test('ensureAdminToken() replaces what is no token of this store', async (t) => {
  const { tokens, file } = await open(t)
  for (const text of ['', 'text', `hpt_${'0'.repeat(16)}_${'A'.repeat(43)}\n`]) {
    writeFileSync(file, text, { mode: 0o600 })
    const { token, created } = await ensureAdminToken(tokens, file)
    t.ok(created)
    t.equal(readFileSync(file, 'utf8').trim(), token)
  }
})

test('ensureAdminToken() refuses a file that others can read, and leaves it', async (t) => {
  const { tokens, file } = await open(t)
  const { token } = await ensureAdminToken(tokens, file)
  for (const mode of [0o640, 0o604, 0o602, 0o620, 0o644]) {
    chmodSync(file, mode)
    await t.rejects(ensureAdminToken(tokens, file), { code: 'HP_ERR_KEY_PERMISSIONS', fix: `Run: chmod 600 ${file}` }, mode.toString(8))
  }
  chmodSync(file, 0o600)
  t.equal((await ensureAdminToken(tokens, file)).token, token)
})

test('ensureAdminToken() does not follow a symbolic link', async (t) => {
  const { tokens, file, directory } = await open(t)
  writeFileSync(join(directory, 'elsewhere'), 'mine', { mode: 0o600 })
  symlinkSync(join(directory, 'elsewhere'), file)
  await t.rejects(ensureAdminToken(tokens, file), { code: 'HP_ERR_DATA_READ_ONLY' })
  t.equal(readFileSync(join(directory, 'elsewhere'), 'utf8'), 'mine')
})

test('ensureAdminToken() puts no token into its errors', async (t) => {
  const { tokens, file } = await open(t)
  mkdirSync(`${file}.new`)
  const error: Error = await ensureAdminToken(tokens, file).then(() => new RangeError('made'), (error: Error) => error)
  t.match(error, { code: 'HP_ERR_DATA_READ_ONLY' })
  t.notMatch(JSON.stringify(error) + error.message, /hpt_/)
})
