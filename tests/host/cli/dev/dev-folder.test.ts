import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { prepareDevFolder } from '../../../../host/cli/dev/dev-folder.ts'
import { pluginFolder } from './_plugin.ts'

test('prepareDevFolder() makes data directory and keys below the plugin\'s folder, for nobody but its owner and not for git', async (t) => {
  const folder = t.testdir(pluginFolder())
  const { data, keys, registry, plugin } = await prepareDevFolder(folder)
  t.equal(data, join(folder, '.hardpoint/dev'))
  t.equal(plugin, folder)
  t.ok(registry.startsWith(data))
  t.not(keys.publisher.publicKey, keys.issuer.publicKey)
  t.equal(statSync(data).mode & 0o777, 0o700)
  t.equal(readFileSync(join(folder, '.hardpoint/.gitignore'), 'utf8'), '*\n')
})

test('prepareDevFolder() finds again what it made, and leaves an author\'s own .gitignore', async (t) => {
  const folder = t.testdir(pluginFolder())
  mkdirSync(join(folder, '.hardpoint'))
  writeFileSync(join(folder, '.hardpoint/.gitignore'), 'mine')
  const first = await prepareDevFolder(folder)
  t.strictSame(await prepareDevFolder(folder), first)
  t.equal(readFileSync(join(folder, '.hardpoint/.gitignore'), 'utf8'), 'mine')
})

test('prepareDevFolder() finds one folder under each of its names', async (t) => {
  const root = t.testdir({ real: pluginFolder() })
  symlinkSync(join(root, 'real'), join(root, 'link'))
  t.equal((await prepareDevFolder(join(root, 'link'))).data, (await prepareDevFolder(join(root, 'real'))).data)
})

test('prepareDevFolder() writes nothing into a folder that is no plugin\'s', async (t) => {
  const root = t.testdir({ empty: {}, odd: { 'plugin.json': {} } })
  for (const name of ['empty', 'odd', 'none']) await t.rejects(prepareDevFolder(join(root, name)), { code: 'HP_ERR_FILE_MISSING', fix: /plugin new/ }, name)
  t.strictSame([readdirSync(join(root, 'empty')), readdirSync(join(root, 'odd'))], [[], ['plugin.json']])
})
