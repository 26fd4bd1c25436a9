import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('why() gives every chain from what was asked for, shortest first, in the authors\' ranges', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1.0.0 || ^2' } })
  await f.publish({ id: 'acme.post', version: '1.0.0', dependencies: { 'acme.mail': '~1.0' } })
  await f.publish({ id: 'acme.shop', version: '1.0.0', dependencies: { 'acme.mail': '*', 'acme.post': '1.x' } })
  await f.install('acme.shop', 'acme.mail')
  const found = f.lifecycle.why('acme.base')
  t.match(found, { id: 'acme.base', version: '1.0.0', requested: false, more: false })
  t.strictSame(found.chains.map(chain => chain.map(({ id, needs, range }) => `${id} ${needs} ${range}`)), [
    ['acme.mail acme.base ^1.0.0 || ^2'],
    ['acme.shop acme.mail *', 'acme.mail acme.base ^1.0.0 || ^2'],
    ['acme.shop acme.post 1.x', 'acme.post acme.mail ~1.0', 'acme.mail acme.base ^1.0.0 || ^2'],
  ])
  t.match(f.lifecycle.why('acme.shop'), { requested: true, chains: [] })
})

test('why() finds no chain where nothing that was asked for needs a plugin any more', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'hardpoint.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'hardpoint.base': '*' } })
  await f.publish({ id: 'acme.news', version: '1.0.0', optionalDependencies: { 'hardpoint.base': '*' } })
  await f.install('acme.mail', 'acme.news')
  t.equal(f.lifecycle.why('base').chains.length, 1, 'what is optional keeps nothing')
  await f.lifecycle.remove('acme.mail', ADMIN)
  t.match(f.lifecycle.why('base'), { id: 'hardpoint.base', requested: false, chains: [] })
  t.throws(() => f.lifecycle.why('mail'), { code: 'HP_ERR_NOT_INSTALLED' })
})

test('why() ends where there are chains without end', async t => {
  const f = await fixture(t)
  const rows = 12
  for (let row = 0; row < rows; row += 1) {
    const dependencies = row === 0 ? {} : { [`acme.a${row - 1}`]: '*', [`acme.b${row - 1}`]: '*' }
    await f.publish({ id: `acme.a${row}`, version: '1.0.0', dependencies })
    await f.publish({ id: `acme.b${row}`, version: '1.0.0', dependencies })
  }
  await f.install(`acme.a${rows - 1}`)
  const { chains, more } = f.lifecycle.why('acme.a0')
  t.equal(chains.length, 100, 'of 1024')
  t.ok(more)
})
