import { test } from 'tap'
import { dataPrefix } from '../../../host/capabilities/storage-keys.ts'
import type { Key } from '../../../host/storage/store.ts'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

const KEY = (namespace: string): Key => [...dataPrefix('default', namespace), 'k']

/** A capability call that was admitted, and writes once it is let go on. */
function underWay(f: Fixture, namespace: string): { readonly write: () => void; readonly done: Promise<unknown> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { write: resolve, done: f.holds.track('acme.mail', promise.then(() => f.store.commit({ puts: [{ key: KEY(namespace), value: Buffer.from('late') }] })), namespace) }
}

async function migrated(f: Fixture): Promise<void> {
  for (const at of ['1', '2'] as const) {
    f.cells.handlers.set(`${at}.0.0`, () => undefined)
    await f.publish({ id: 'acme.mail', version: `${at}.0.0`, dataVersion: Number(at) })
    await f.install('acme.mail')
  }
}

const goBack = async (f: Fixture) => f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN)

/** Lets a call write once the verb has committed, and waits for it. */
function afterSwitch(f: Fixture, write: () => void): void {
  f.onStep = step => { if (/ (?:sweep|purge)$/.test(step)) setImmediate(write) }
}

test('rollback() waits for writes in flight before it deletes what they write to', async t => {
  const f = await fixture(t)
  await migrated(f)
  const { write, done } = underWay(f, 'acme.mail@1')
  afterSwitch(f, write)
  await goBack(f)
  await done
  t.notOk(await f.store.get(KEY('acme.mail@1')), 'what came last is gone too')
})

test('rollback() ends where a capability call never does, and deletes later what that wrote', async t => {
  const f = await fixture(t)
  await migrated(f)
  const { write, done } = underWay(f, 'acme.mail@1')
  await goBack(f)
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail')
  write()
  await done
  t.ok(await f.store.get(KEY('acme.mail@1')))
  await f.install('acme.mail')
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail@2', 'its number is not given again')
  t.notOk(await f.store.get(KEY('acme.mail@1')), 'the next verb deletes it')
})

test('remove() with purge waits for writes in flight, and what is installed then finds none of them', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  const early = underWay(f, 'acme.mail')
  afterSwitch(f, early.write)
  await f.lifecycle.remove('acme.mail', ADMIN, { purge: true })
  await early.done
  t.notOk(await f.store.get(KEY('acme.mail')))
  await f.install('acme.mail')
  const { namespace = '' } = f.lifecycle.get('acme.mail') ?? {}
  f.onStep = () => {}
  const late = underWay(f, namespace)
  await f.lifecycle.remove('acme.mail', ADMIN, { purge: true })
  await f.install('acme.mail')
  late.write()
  await late.done
  t.ok(await f.store.get(KEY(namespace)))
  t.not(f.lifecycle.get('acme.mail')?.namespace, namespace, 'it begins with data that nobody ever had')
  await f.restart()
  t.notOk(await f.store.get(KEY(namespace)), 'and the next start deletes the rest')
})

test('install() does not copy data that is still being written, and its calls go on', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  f.cells.handlers.set('2.0.0', () => undefined)
  await f.publish({ id: 'acme.mail', version: '2.0.0', dataVersion: 2 })
  const { write, done } = underWay(f, 'acme.mail')
  await t.rejects(f.install('acme.mail'), { code: 'HP_ERR_UPGRADE_BUSY', details: { plugin: 'acme.mail', version: '2.0.0' } })
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
  t.equal(f.holds.wait('acme.mail', 'route a'), undefined)
  write()
  await done
  await f.install('acme.mail')
  t.equal(f.lifecycle.info('acme.mail').installed.version, '2.0.0')
})

test('install() makes its copy where nothing is, also after a host that gave numbers again', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  f.cells.handlers.set('2.0.0', () => undefined)
  await f.publish({ id: 'acme.mail', version: '2.0.0', dataVersion: 2 })
  await f.store.commit({ puts: [{ key: [...dataPrefix('default', 'acme.mail@1'), 'stale'], value: Buffer.from('1') }, { key: KEY('acme.mail'), value: Buffer.from('1') }] })
  await f.install('acme.mail')
  const found: unknown[] = []
  for await (const { key } of f.store.scan({ prefix: dataPrefix('default', 'acme.mail@1') })) found.push(key.at(-1))
  t.strictSame(found, ['k'])
})
