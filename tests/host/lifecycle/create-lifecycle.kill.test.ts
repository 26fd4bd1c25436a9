import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test, type Test } from 'tap'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { killedEverywhere } from '../../_kill-points.ts'
import { ADMIN, consentToAll, fixture } from './_harness.ts'
import { KILL_SCENES, openKillHost, type KillHost, type KillScene } from './_kill-scenes.ts'

const STORING = { capabilities: { storage: {} }, config: { type: 'object' } } as const

/** A directory with the registry and the data from which scenes begin. */
async function prepared(t: Test): Promise<string> {
  const f = await fixture(t)
  const root = dirname(f.dataDirectory)
  await f.lifecycle.close()
  await f.store.close()
  const publish = async (version: string) => {
    await f.publish({ id: 'acme.base', version })
    await f.publish({ id: 'acme.mail', version, ...STORING, dependencies: { 'acme.base': `^${version}` }, contributes: { health: true }, dataVersion: version === '1.0.0' ? 1 : 2 })
    await f.publish({ id: 'zeta.chat', version, ...STORING })
  }
  await publish('1.0.0')
  for (const from of ['nothing', 'installed']) mkdirSync(join(root, from, 'data'), { recursive: true })
  await (await openKillHost(join(root, 'nothing'))).close()
  const host = await openKillHost(join(root, 'installed'))
  const plan = await host.lifecycle.plan(['acme.mail', 'zeta.chat'], ADMIN)
  await host.lifecycle.install(plan, consentToAll(plan), ADMIN)
  for (const plugin of ['acme.mail', 'zeta.chat']) {
    await host.lifecycle.setConfig(plugin, { a: 1 }, ADMIN)
    for (const tenant of ['default', 'other']) await store(host, plugin, tenant)
  }
  await host.close()
  await publishRotated(f, publish)
  cpSync(join(root, 'installed'), join(root, 'upgraded'), { recursive: true })
  const upgraded = await openKillHost(join(root, 'upgraded'))
  await (await KILL_SCENES['an upgrade of three plugins, with a migration and a rotated key']?.verb(upgraded))?.()
  t.strictSame(upgraded.lifecycle.list().map(({ installed: { version } }) => version), ['1.1.0', '1.1.0', '1.1.0'])
  await upgraded.close()
  return root
}

async function publishRotated(f: Awaited<ReturnType<typeof fixture>>, publish: (version: string) => Promise<void>): Promise<void> {
  const [from, to] = [f.keys['zeta'] ?? generateKeyPair(), generateKeyPair()]
  await f.registry.rotate('zeta', { from, to })
  f.keys['zeta'] = to
  await publish('1.1.0')
}

/** As the plugin itself does. */
async function store({ gate, lifecycle }: KillHost, id: string, tenant: string): Promise<void> {
  const plugin = lifecycle.get(id)
  if (plugin === undefined) throw new TypeError(`${id} is there`)
  const caller = { ...plugin, tenant, principal: { kind: 'token', id: 'token:x', tenant, roles: [] }, requestId: 'r', chain: [id], readOnly: false } as const
  for (const options of [{}, { expireInMs: 86_400_000_000 }]) {
    const key = ['a', 'expireInMs' in options]
    const { ok } = await gate.call({ method: 'storage.set', params: JSON.stringify({ key, value: tenant, options }) }, caller, new AbortController().signal)
    if (!ok) throw new TypeError(`${id} could not store`)
  }
}

/** Everything that lasts, and all that is said of it; the stamps of the commits apart, which count kills too. */
async function everythingOf(root: string, { store: { scan }, lifecycle }: KillHost): Promise<Record<string, string>> {
  const all: Record<string, string> = { listed: JSON.stringify(lifecycle.list()), packages: readdirSync(join(root, 'data/packages')).toSorted().join(' ') }
  for await (const { key, value } of scan({ prefix: [] })) all[key.join('/')] = String(value)
  return all
}

async function everythingAfter(root: string, verb?: KillScene['verb']): Promise<Record<string, string>> {
  const host = await openKillHost(root)
  try {
    await (await verb?.(host))?.()
    return await everythingOf(root, host)
  } finally {
    await host.close()
  }
}

interface Kills {
  readonly points: readonly string[]
  /** Of each point by its number, and the template by the names of what is compared. */
  readonly copies: string
}

/** Kills the work of a scene, or a start where there is none of that name, at every point. */
async function kill(root: string, template: string, name: string): Promise<Kills> {
  const copies = join(root, name, 'copies')
  // Beside the copies, as it lies beside the template.
  cpSync(join(root, 'registry'), join(copies, 'registry'), { recursive: true })
  const points = await killedEverywhere(join(import.meta.dirname, '_kill-child.ts'), { copies }, [template, copies, name])
  for (const reference of ['old', 'new']) cpSync(template, join(copies, reference), { recursive: true })
  return { points, copies }
}

/** Starts a host at each copy, and has the verb done again where nothing of it is in force. */
async function survives(t: Test, { points, copies }: Kills, verb?: KillScene['verb']): Promise<void> {
  const before = await everythingAfter(join(copies, 'old'))
  const after = await everythingAfter(join(copies, 'new'), verb)
  let isNew = false
  for (const [at, point] of points.entries()) {
    const directory = join(copies, String(at))
    const found = await everythingAfter(directory)
    isNew ||= found['sys/lock'] !== before['sys/lock']
    const isWhole = t.strictSame(found, isNew ? after : before, `killed at ${at}, before ${point}: ${isNew ? 'the new' : 'the old'} state`)
    if (isWhole && !isNew && verb !== undefined) t.strictSame(await everythingAfter(directory, verb), after, `killed at ${at}, before ${point}: and then it is done`)
  }
  t.equal(isNew, verb !== undefined, 'a verb is done at the end, a start changes nothing')
  t.comment(`${points.length} points`)
}

test('a host that is killed at any change of the disk starts with all of the old state or all of the new one, and can do it again', { timeout: 180_000 }, async t => {
  const root = await prepared(t)
  for (const [name, { from, verb, interrupted }] of Object.entries(KILL_SCENES)) {
    await t.test(name, async u => {
      const kills = await kill(root, join(root, from), name)
      const at = kills.points.findIndex(point => interrupted?.test(point)) + 1
      const left = join(root, `left of ${name}`)
      // As it was left, before a host is started there.
      if (interrupted !== undefined && u.ok(at > 0, 'it comes to that point')) cpSync(join(kills.copies, String(at)), left, { recursive: true })
      await survives(u, kills, verb)
      if (interrupted === undefined) return
      await u.test('and a start that is killed as well, while it makes that good', async v => {
        const starts = await kill(root, left, `a start after ${name}`)
        v.ok(starts.points.some(point => point.startsWith('commit ')), 'it had something to make good')
        await survives(v, starts)
      })
    })
  }
})
