import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { generateKeyPair, verifyPackage } from '../../../schemas/package/mod.ts'
import { packPlugin, scaffoldPlugin } from '../../../sdk/tools.ts'

test('scaffoldPlugin() writes a plugin that packs as it stands', async (t) => {
  const folder = join(t.testdir(), 'hello')
  const written = await scaffoldPlugin(folder, { id: 'acme.hello' })
  t.strictSame(written.sort(), ['.gitignore', 'LICENSE', 'README.md', 'main.ts', 'package.json', 'plugin.json'].map((name) => join(folder, name)))
  const key = generateKeyPair()
  const { manifest, files } = verifyPackage(await packPlugin(folder, key), { publicKeys: [key.publicKey] })
  t.equal(manifest.id, 'acme.hello')
  const { default: plugin } = await import(`data:text/javascript,${encodeURIComponent(Buffer.from(files.get('main.js') ?? []).toString())}`) as {
    default: { routes: { hello(request: unknown, host: unknown, context: { params: { name: string } }): Response } }
  }
  t.strictSame(await plugin.routes.hello({}, {}, { params: { name: 'world' } }).json(), { hello: 'world' })
})

for (const [name, id] of [['mail', 'local.mail'], ['My Plugin 2', 'local.my-plugin-2'], ['3d', 'local.d'], ['--', 'local.hello'], ['Ünïcode', 'local.n-code']] as const) {
  test(`scaffoldPlugin() makes an id of the folder's name: ${name}`, async (t) => {
    const folder = join(t.testdir(), name)
    await scaffoldPlugin(folder)
    t.match(JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')), { id })
  })
}

for (const file of ['plugin.json', 'main.ts', 'package.json', 'README.md', 'LICENSE', '.gitignore']) {
  test(`scaffoldPlugin() writes nothing where ${file} is there`, async (t) => {
    const folder = t.testdir({ [file]: 'precious' })
    await t.rejects(scaffoldPlugin(folder), { code: 'HP_ERR_FILE_EXISTS', details: { file: join(folder, file) } })
    t.strictSame(readdirSync(folder), [file])
    t.equal(readFileSync(join(folder, file), 'utf8'), 'precious')
  })
}

test('scaffoldPlugin() does not write through a link', async (t) => {
  const folder = t.testdir({})
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'main.ts'))
  await t.rejects(scaffoldPlugin(folder), { code: 'HP_ERR_FILE_EXISTS' })
  t.notOk(existsSync(join(folder, 'elsewhere')))
})

test('scaffoldPlugin() refuses what is no id', async (t) => {
  for (const id of ['mail', '../x.y', 'Acme.mail', 'a.b.c', '']) await t.rejects(scaffoldPlugin(join(t.testdir(), 'x'), { id }), { code: 'HP_ERR_LINT' }, id)
})
