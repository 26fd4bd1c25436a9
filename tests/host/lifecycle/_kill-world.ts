import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { ADMIN, consentToAll, fixture } from './_harness.ts'
import { KILL_SCENES, openKillHost, type KillHost, type KillScene } from './_kill-scenes.ts'

const STORING = { capabilities: { storage: {} }, config: { type: 'object' } } as const

/** A directory with the registry and the data from which scenes begin. */
export async function prepared(t: Test): Promise<string> {
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

/**
 * Everything that lasts, and all that is said of it; the stamps of the commits apart, which count kills too, and the numbers of generations, of which each is
 * given once: they are as old as each other says.
 */
async function everythingOf(root: string, { store: { scan }, lifecycle }: KillHost): Promise<Record<string, string>> {
  const all: Record<string, string> = { listed: JSON.stringify(lifecycle.list()), packages: readdirSync(join(root, 'data/packages')).toSorted().join(' ') }
  for await (const { key, value } of scan({ prefix: [] })) if (key[1] !== 'generations') all[key.join('/')] = Buffer.from(value).toString()
  const given = Object.entries(all).join('\n').matchAll(/(?:acme\.mail@|"generation":)(\d+)/g)
  const order = [...new Set([0, ...[...given].map(([, number]) => Number(number))])].toSorted((x, y) => x - y)
  const ordered = (text: string) => text.replaceAll(/(acme\.mail@|"generation":)(\d+)/g, (_, before: string, number: string) => `${before}${order.indexOf(Number(number))}`)
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [ordered(key), ordered(value)]))
}

export async function everythingAfter(root: string, verb?: KillScene['verb']): Promise<Record<string, string>> {
  const host = await openKillHost(root)
  try {
    await (await verb?.(host))?.()
    return await everythingOf(root, host)
  } finally {
    await host.close()
  }
}
