import { join } from 'node:path'
import { test } from 'tap'
import { firstPartyPlugins } from '../../../../host/cli/quickstart/first-party.ts'
import { REPOSITORY, source } from './_root.ts'

test('firstPartyPlugins() finds every plugin; those of plugins/ and hello are installed', async (t) => {
  const root = t.testdir({ ...REPOSITORY, plugins: { ...REPOSITORY.plugins, 'README.md': 'no plugin', notes: { 'a.txt': '' } } })
  t.same(firstPartyPlugins(root), [
    { id: 'hardpoint.desk', version: '1.0.0', folder: join(root, 'plugins/desk'), install: true },
    { id: 'hardpoint.vault', version: '1.0.0', folder: join(root, 'plugins/vault'), install: true },
    { id: 'hardpoint.hello', version: '1.0.0', folder: join(root, 'examples/hello'), install: true },
    { id: 'acme.other', version: '1.0.0', folder: join(root, 'examples/other'), install: false },
  ])
})

test('firstPartyPlugins() of this repository are published by one of us', async (t) => {
  const found = firstPartyPlugins(join(import.meta.dirname, '../../../..'))
  t.equal(new Set(found.map(({ id }) => id)).size, found.length, 'no id twice')
  t.same(found.filter(({ install }) => install).filter(({ id }) => !id.startsWith('hardpoint.')), [])
  t.ok(['hardpoint.hello', 'hardpoint.treasury'].every((id) => found.some((plugin) => plugin.id === id && plugin.install)))
})

test('firstPartyPlugins() finds none where there are no folders', async (t) => {
  t.same(firstPartyPlugins(t.testdir()), [])
  t.same(firstPartyPlugins(t.testdir({ plugins: {} })), [])
})

const BROKEN: readonly (readonly [name: string, text: string])[] = [
  ['is not JSON', '{'],
  ['has no version', JSON.stringify({ ...JSON.parse(source('acme.a')['plugin.json']) as object, version: undefined })],
  ['has an id without a publisher', source('a')['plugin.json']],
]

for (const [name, text] of BROKEN) {
  test(`firstPartyPlugins() names a manifest that ${name}`, async (t) => {
    const root = t.testdir({ plugins: { broken: { 'plugin.json': text } } })
    t.throws(() => firstPartyPlugins(root), { code: 'HP_ERR_DOCUMENT_INVALID', message: join(root, 'plugins/broken/plugin.json') })
  })
}
