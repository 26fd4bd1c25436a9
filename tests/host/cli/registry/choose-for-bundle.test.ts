import type { RegistryState } from '@hardpoint/registry/client'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { chooseForBundle } from '../../../../host/cli/registry/choose-for-bundle.ts'

type Line = Partial<IndexEntry> & Pick<IndexEntry, 'version'>

function clientOf(plugins: Readonly<Record<string, readonly Line[]>>): Parameters<typeof chooseForBundle>[0] {
  const linesOf = (id: string): IndexEntry[] | undefined => plugins[id]?.map((line) => ({
    id, sha256: 'a'.repeat(64), size: 1, keyid: 'b'.repeat(64), tier: 'free', title: id, description: id, engines: { hardpoint: '*' }, publishedAt: '2026-11-20T12:00:00.000Z', ...line,
  }))
  return {
    refresh: async () => STATE,
    find: async (ids) => new Map(ids.flatMap((id) => { const lines = linesOf(id); return lines === undefined ? [] : [[id, lines]] })),
    async versions(id) { throw new HardpointError('HP_ERR_PLUGIN_UNKNOWN', { plugin: id, nearest: 'another one' }) },
  }
}

const STATE: RegistryState = {
  registry: 'memory', rootFingerprint: 'sha256:x', firstUse: false, versions: { root: 1, timestamp: 1, snapshot: 1, targets: 1 },
  expires: '2026-11-21T12:00:00Z', stale: false, refreshedAt: '2026-11-20T12:00:00.000Z',
}

const BASE = { 'acme.base': [{ version: '1.0.0' }, { version: '2.0.0' }] }

test('chooseForBundle() takes the newest that fit, with all that they need', async (t) => {
  const client = clientOf({ ...BASE, 'acme.mail': [{ version: '1.0.0' }, { version: '1.1.0', dependencies: { 'acme.base': '^1.0.0' } }], 'acme.other': [{ version: '1.0.0' }] })
  t.same(Object.fromEntries(await chooseForBundle(client, [{ id: 'acme.mail', range: undefined }])), { 'acme.base': '1.0.0', 'acme.mail': '1.1.0' })
  t.same(Object.fromEntries(await chooseForBundle(client, [{ id: 'acme.mail', range: '1.0.0' }, { id: 'acme.base', range: undefined }])), { 'acme.base': '2.0.0', 'acme.mail': '1.0.0' })
})

test('chooseForBundle() takes what needs a higher tier, and nothing for another release of the host', async (t) => {
  const client = clientOf({ 'acme.mail': [{ version: '1.0.0', tier: 'enterprise' }, { version: '9.0.0', engines: { hardpoint: '>=99' } }] })
  t.same(Object.fromEntries(await chooseForBundle(client, [{ id: 'acme.mail', range: undefined }])), { 'acme.mail': '1.0.0' })
})

test('chooseForBundle() says what is not there', async (t) => {
  await t.rejects(chooseForBundle(clientOf(BASE), [{ id: 'acme.nothing', range: undefined }]), { code: 'HP_ERR_PLUGIN_UNKNOWN' })
  await t.rejects(chooseForBundle(clientOf(BASE), [{ id: 'acme.base', range: '^3' }]), { code: 'HP_ERR_RESOLUTION' })
  const needy = clientOf({ 'acme.mail': [{ version: '1.0.0', dependencies: { 'acme.gone': '*' } }] })
  await t.rejects(chooseForBundle(needy, [{ id: 'acme.mail', range: undefined }]), { code: 'HP_ERR_RESOLUTION', message: /acme\.gone/ })
})

test('chooseForBundle() takes versions of a channel that is named, for that plugin alone', async (t) => {
  const client = clientOf({ 'acme.base': [...BASE['acme.base'], { version: '3.0.0', channel: 'beta' }], 'acme.mail': [{ version: '1.0.0', dependencies: { 'acme.base': '*' } }, { version: '2.0.0-rc.1', channel: 'beta', dependencies: { 'acme.base': '*' } }] })
  t.same(Object.fromEntries(await chooseForBundle(client, [{ id: 'acme.mail', range: undefined }])), { 'acme.base': '2.0.0', 'acme.mail': '1.0.0' })
  t.same(Object.fromEntries(await chooseForBundle(client, [{ id: 'acme.mail', range: undefined, channel: 'beta' }])), { 'acme.base': '2.0.0', 'acme.mail': '2.0.0-rc.1' })
  t.same(Object.fromEntries(await chooseForBundle(client, [{ id: 'acme.mail', range: undefined, channel: 'latest' }])), { 'acme.base': '2.0.0', 'acme.mail': '1.0.0' })
})
