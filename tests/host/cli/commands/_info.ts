import type { PluginInfo } from '../../../../host/lifecycle/lifecycle.ts'

export const INFO: PluginInfo = {
  installed: { id: 'acme.mail', version: '1.0.0', digest: 'd'.repeat(64), sizeBytes: 1, publisher: 'acme', publicKey: 'KEY', enabled: true, requested: true, installedAt: '2026-11-20T00:00:00Z', installedBy: 'token:admin' },
  manifest: {
    id: 'acme.mail', version: '1.0.0', title: 'Mail\u001b[2J', description: 'Sends mail', license: 'MIT', engines: { hardpoint: '*' }, tier: 'pro',
    capabilities: { storage: { quotaBytes: 10 }, 'http.fetch': { hosts: ['api.acme.com'] } },
    contributes: { routes: [{ id: 'list', method: 'GET', path: '/mails', access: 'public' }], exports: [{ id: 'send' }], jobs: [{ id: 'clean', cron: '0 3 * * *' }], events: [{ id: 'posted', topic: 'a.b/c' }] },
  },
  grant: { capabilities: { storage: { quotaBytes: 5 } }, by: 'token:admin', at: '2026-11-20T00:00:00Z' },
  dependents: ['acme.news'],
  state: { plugin: 'acme.mail', state: 'awake', cell: { pid: 42, residentBytes: 104857600 }, waiting: 0, inFlight: 2, crashes: [{ at: '2026-11-20T01:00:00Z', code: 'HP_ERR_CRASH', reason: 'SIGKILL' }] },
}
