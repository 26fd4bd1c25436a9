import { registryOver, type RegistryClient } from '@hardpoint/registry/client'
import { test } from 'tap'
import { KnownAdvisories } from '../../../host/lifecycle/_known-advisories.ts'
import { gather } from '../../../host/lifecycle/gather.ts'
import { NOW, codeOf, manifestOf } from '../../registry/_fixtures.ts'
import { TufRepository } from '../../registry/_tuf-repository.ts'

const NONE = { installed: [], advisories: new KnownAdvisories([], new Map()) }

/** acme.bad names 40 plugins of as many publishers, and 60 that nobody has. */
function crowded(): { readonly repository: TufRepository; readonly source: ReturnType<TufRepository['source']>; readonly client: RegistryClient } {
  const repository = new TufRepository()
  const there = Array.from({ length: 40 }, (_, at) => `pub${at}x.mail`)
  for (const id of there) repository.publish({ id })
  const names = [...there, ...Array.from({ length: 60 }, (_, at) => `nobody${at}x.thing`)]
  for (const at of [0, 1]) repository.publish({ id: 'acme.bad', version: `1.${at}.0`, dependencies: Object.fromEntries(names.slice(at * 50, at * 50 + 50).map(id => [id, '*'])) })
  const source = repository.source()
  return { repository, source, client: registryOver(source, undefined, { clock: () => NOW }) }
}

test('gather() reads each role and index once, and nothing of what nobody has', async t => {
  const { source, client } = crowded()
  await client.refresh()
  source.asked.length = 0
  const { packages, refused } = await gather(client, ['acme.bad'], NONE)
  t.equal(Object.keys(packages).length, 41)
  t.equal(refused.size, 0)
  const [roles, indexes] = [source.asked.filter(path => path.includes('.namespace.')), source.asked.filter(path => path.includes('/index/'))]
  t.equal(new Set(roles).size, 41)
  t.equal(roles.length, 41)
  t.equal(indexes.length, 41)
  t.equal(source.asked.length, 41 + 41 + 2, 'and whether there is anything new')
  t.equal(source.asked.filter(path => path === 'catalog.ndjson').length, 0)
})

test('gather() looks into the catalog once, for the hint that somebody reads', async t => {
  const { source, client } = crowded()
  t.equal(await codeOf(gather(client, ['acme.bda', 'acme.bad', 'acme.dba'], NONE)), 'HP_ERR_PLUGIN_UNKNOWN')
  t.equal(source.asked.filter(path => path === 'catalog.ndjson').length, 1)
})

test('gather() ends where its time is over', async t => {
  const { repository } = crowded()
  const time = new AbortController()
  const source = repository.source()
  const client = registryOver({
    ...source,
    read: (path, options) => {
      if (path.endsWith('pub9x.mail.ndjson')) time.abort(new DOMException('', 'TimeoutError'))
      return source.read(path, options)
    },
  }, undefined, { clock: () => NOW })
  await t.rejects(gather(client, ['acme.bad'], { ...NONE, signal: time.signal }), { code: 'HP_ERR_RESOLUTION_TIME', details: { plugins: ['acme.bad'], known: 1 } })
  t.ok(source.asked.filter(path => path.includes('/index/')).length < 20)
})

test('gather() goes on without a publisher whose role has run out, and says so; not where it is asked for', async t => {
  const { repository, client } = crowded()
  repository.role('namespace.pub7x').expires = repository.time(-1000)
  repository.release('namespace.pub7x')
  const own = manifestOf({ id: 'pub7x.mail', version: '1.0.0' })
  const { packages, refused } = await gather(client, ['acme.bad'], { ...NONE, installed: [own] })
  t.match(packages['pub7x.mail'], [{ version: '1.0.0' }], 'what is installed stays')
  t.match([...refused], [['pub7x.mail', { code: 'HP_ERR_REGISTRY_EXPIRED' }]])
  t.equal(await codeOf(gather(client, ['pub7x.mail'], { ...NONE, installed: [own] })), 'HP_ERR_REGISTRY_EXPIRED')
})
