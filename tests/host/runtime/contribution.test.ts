import type { Manifest } from '@hardpoint/schemas'
import { test } from 'tap'
import { contributionOf } from '../../../host/runtime/contribution.ts'

const manifest: Manifest = {
  id: 'a.b', version: '1.0.0', title: 'B', description: 'b', license: 'MIT', engines: { hardpoint: '*' }, tier: 'pro',
  contributes: {
    routes: [{ id: 'read', method: 'GET', path: '/r', lapsed: true }, { id: 'write', method: 'POST', path: '/r', lapsed: true, feature: 'writing' }],
    exports: [{ id: 'read', lapsed: true }, { id: 'sum' }], jobs: [{ id: 'daily' }], events: [{ id: 'seen', topic: 'a.c/x' }],
  },
}

test('contributionOf() finds a contribution of its own kind only', (t) => {
  t.same(contributionOf(manifest, { kind: 'route', id: 'write' }), { feature: 'writing', lapsed: false })
  t.same(contributionOf(manifest, { kind: 'job', id: 'daily' }), { feature: undefined, lapsed: false })
  t.same(contributionOf(manifest, { kind: 'event', id: 'seen' }), { feature: undefined, lapsed: false })
  t.equal(contributionOf(manifest, { kind: 'job', id: 'read' }), undefined)
  t.equal(contributionOf(manifest, { kind: 'export', id: 'constructor' }), undefined)
  t.equal(contributionOf({ ...manifest, contributes: {} }, { kind: 'route', id: 'read' }), undefined)
  t.end()
})

test('contributionOf() serves a lapsed license by GET routes and exports that say so, never by a route that writes', (t) => {
  t.equal(contributionOf(manifest, { kind: 'route', id: 'read' })?.lapsed, true)
  t.equal(contributionOf(manifest, { kind: 'route', id: 'write' })?.lapsed, false)
  t.equal(contributionOf(manifest, { kind: 'export', id: 'read' })?.lapsed, true)
  t.equal(contributionOf(manifest, { kind: 'export', id: 'sum' })?.lapsed, false)
  t.end()
})
