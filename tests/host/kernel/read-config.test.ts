import { join } from 'node:path'
import { test } from 'tap'
import { readConfig } from '../../../host/kernel/read-config.ts'

test('readConfig() reads the file, and what is given in code wins', async (t) => {
  const file = join(t.testdir({ 'config.json': '{"port":1,"host":"127.0.0.2"}' }), 'config.json')
  t.same(await readConfig(file, { port: 2 }), { port: 2, host: '127.0.0.2' })
})

test('readConfig() without a file is what is given', async (t) => {
  t.same(await readConfig(join(t.testdir(), 'none.json')), {})
})

for (const [what, text, pointer] of [['no JSON', '{', '/'], ['an unknown setting', '{"prot":1}', '/prot'], ['a wrong type', '{"port":"1"}', '/port'], ['an array', '[]', '/']] as const) {
  test(`readConfig() refuses ${what}, with the place`, async (t) => {
    const file = join(t.testdir({ 'config.json': text }), 'config.json')
    await t.rejects(readConfig(file), { code: 'HP_ERR_DOCUMENT_INVALID', details: { document: file, pointer } })
  })
}

test('readConfig() refuses settings given in code that are not valid', async (t) => {
  await t.rejects(readConfig(join(t.testdir(), 'none.json'), { port: -1 }), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/port' } })
})
