import type { PlannedPlugin } from '../../../host/lifecycle/lifecycle.ts'

export const PLANNED: PlannedPlugin = {
  id: 'acme.mail', version: '1.1.0', from: '1.0.0', title: 'Mail', description: 'Sends mail', tier: 'pro', sizeBytes: 2048, digest: 'a'.repeat(64),
  publisher: { id: 'acme', fingerprint: 'SHA256:abc', publicKey: 'k', trust: 'first-use' },
  capabilities: [
    { id: 'storage', consent: 'Keep data', tier: 'free', options: {}, change: 'same' },
    { id: 'http.fetch', consent: 'Call api.acme.com', tier: 'free', options: {}, change: 'new' },
  ],
  dropped: ['schedule'], features: [{ id: 'acme.mail/bulk', title: 'Bulk', tier: 'enterprise', available: false }], dependencies: {}, requested: true, dependents: ['acme.news'], notUndone: ['What it stored stays.'],
}
