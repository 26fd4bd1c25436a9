import type { Manifest } from '@hardpoint/schemas'
import { test } from 'tap'
import { routesOf } from '../../../../host/cli/dev/dev-event.ts'

test('routesOf() gives each route where it is on the host, and who may call it', async (t) => {
  const manifest: Manifest = {
    id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Mail', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free',
    contributes: { routes: [{ id: 'all', method: 'GET', path: '/', access: 'public' }, { id: 'one', method: 'PUT', path: '/mails/:id' }] },
  }
  t.strictSame(routesOf(manifest, 'http://h:1'), [
    { method: 'GET', url: 'http://h:1/p/acme.mail', access: 'public' },
    { method: 'PUT', url: 'http://h:1/p/acme.mail/mails/:id', access: 'member' },
  ])
  const { contributes: _, ...bare } = manifest
  t.strictSame(routesOf(bare, 'http://h:1'), [])
})
