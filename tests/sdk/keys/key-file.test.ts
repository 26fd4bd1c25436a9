import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { generateKeyPair } from '../../../schemas/package/mod.ts'
import { readKeyFile, writeKeyFile } from '../../../sdk/tools.ts'

const PAIR = generateKeyPair()
const CONTENT = { schema: 1, type: 'ed25519', ...PAIR }

test('readKeyFile() reads what writeKeyFile() wrote', async (t) => {
  const file = join(t.testdir(), 'a.key.json')
  await writeKeyFile(file, PAIR)
  t.strictSame(await readKeyFile(file), PAIR)
  t.strictSame(JSON.parse(readFileSync(file, 'utf8')), CONTENT)
})

test('writeKeyFile() lets nobody but the owner read', async (t) => {
  const file = join(t.testdir(), 'a.key.json')
  const before = process.umask(0)
  t.teardown(() => process.umask(before))
  await writeKeyFile(file, PAIR)
  t.equal(statSync(file).mode & 0o777, 0o600)
})

test('writeKeyFile() never replaces a file, nor follows a link', async (t) => {
  const folder = t.testdir({ 'a.key.json': 'precious' })
  await t.rejects(writeKeyFile(join(folder, 'a.key.json'), PAIR), { code: 'HP_ERR_FILE_EXISTS' })
  t.equal(readFileSync(join(folder, 'a.key.json'), 'utf8'), 'precious')
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'))
  await t.rejects(writeKeyFile(join(folder, 'link'), PAIR), { code: 'HP_ERR_FILE_EXISTS' })
  await t.rejects(writeKeyFile(join(folder, 'no/such/folder'), PAIR), { code: 'HP_ERR_FILE_MISSING' })
})

for (const mode of [0o644, 0o640, 0o604, 0o660, 0o610, 0o777]) {
  test(`readKeyFile() refuses a key with mode ${mode.toString(8)}`, async (t) => {
    const file = join(t.testdir(), 'a.key.json')
    await writeKeyFile(file, PAIR)
    chmodSync(file, mode)
    await t.rejects(readKeyFile(file), { code: 'HP_ERR_KEY_PERMISSIONS', details: { file, mode: `0${mode.toString(8)}` }, fix: `Run: chmod 600 ${file}` })
  })
}

const UNUSABLE: readonly (readonly [name: string, content: string])[] = [
  ['no JSON', `{"privateKey": "${PAIR.privateKey}" oops`],
  ['a list', '[]'],
  ['null', 'null'],
  ['another schema', JSON.stringify({ ...CONTENT, schema: 2 })],
  ['another type', JSON.stringify({ ...CONTENT, type: 'rsa' })],
  ['no private key', JSON.stringify({ ...CONTENT, privateKey: undefined })],
  ['a private key that is no text', JSON.stringify({ ...CONTENT, privateKey: 1 })],
  ['halves of two pairs', JSON.stringify({ ...CONTENT, publicKey: generateKeyPair().publicKey })],
  ['a short private key', JSON.stringify({ ...CONTENT, privateKey: 'AAAA' })],
  ['a private key twice', JSON.stringify(CONTENT).replace('}', `,"privateKey":"${PAIR.privateKey}"}`)],
  ['something large', ' '.repeat(5000)],
]

for (const [name, content] of UNUSABLE) {
  test(`readKeyFile() refuses ${name}, without showing the private key`, async (t) => {
    const file = join(t.testdir(), 'a.key.json')
    writeFileSync(file, content, { mode: 0o600 })
    try {
      await readKeyFile(file)
      t.fail('read')
    } catch (error) {
      t.match(error, { code: 'HP_ERR_KEY_INVALID' })
      t.notOk(`${JSON.stringify(error)}${String((error as Error).stack)}${String((error as Error).cause)}`.includes(PAIR.privateKey))
    }
  })
}

test('readKeyFile() says which file is missing', async (t) => {
  await t.rejects(readKeyFile(join(t.testdir(), 'none')), { code: 'HP_ERR_FILE_MISSING', fix: /keys new/ })
})
