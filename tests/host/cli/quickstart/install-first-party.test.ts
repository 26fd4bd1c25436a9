import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { AdminClient } from '../../../../host/cli/client.ts'
import { installFirstParty } from '../../../../host/cli/quickstart/install-first-party.ts'
import type { Plan } from '../../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from '../_planned.ts'
import { folder } from './_root.ts'

/** The admin API as a function, with what was asked of it. */
function client(answer: (method: string, path: string, body: unknown) => unknown): { client: AdminClient; calls: unknown[][] } {
  const calls: unknown[][] = []
  return {
    calls,
    client: {
      url: undefined,
      async call<T>(method: string, path: string, body?: unknown): Promise<T> {
        calls.push([method, path, ...(body === undefined ? [] : [body])])
        const value = answer(method, path, body)
        if (value instanceof Error) throw value
        return value as T
      },
      lines: () => { throw new TypeError('not asked for') },
      close: async () => undefined,
    },
  }
}

const planOf = (id: string): Plan => ({ id: `plan of ${id}`, tenantTier: 'free', plugins: [{ ...PLANNED, id }], needsConsent: { [id]: ['storage'] } })
const MAIL = folder('acme.mail', '/m')

test('installFirstParty() plans, then installs that plan with consent to what it asks for', async (t) => {
  const { client: admin, calls } = client((_, path) => path === '/plugins' ? [] : planOf('acme.mail'))
  t.same(await installFirstParty(admin, [MAIL]), [{ id: 'acme.mail', outcome: 'installed', plan: planOf('acme.mail') }])
  t.same(calls, [
    ['GET', '/plugins'],
    ['POST', '/plugins/plan', { specs: ['acme.mail'] }],
    ['POST', '/plugins/install', { plan: planOf('acme.mail'), consent: { 'acme.mail': ['storage'] } }],
  ])
})

test('installFirstParty() leaves alone what is installed, and what is only published', async (t) => {
  const problem = { code: 'HP_ERR_PACKAGE_SIGNATURE', message: 'm', fix: 'f' }
  const { client: admin, calls } = client(() => [
    { installed: { id: 'acme.mail', enabled: true } }, { installed: { id: 'acme.off', enabled: false } }, { installed: { id: 'acme.broken', enabled: true }, problem },
  ])
  const plugins = [MAIL, folder('acme.off', '/o'), folder('acme.broken', '/b'), { ...folder('acme.example', '/e'), install: false }]
  t.strictSame(await installFirstParty(admin, plugins), [
    { id: 'acme.mail', outcome: 'present', enabled: true },
    { id: 'acme.off', outcome: 'present', enabled: false },
    { id: 'acme.broken', outcome: 'present', enabled: true, problem },
  ])
  t.same(calls, [['GET', '/plugins']])
})

test('installFirstParty() does not bring back what an admin removed', async (t) => {
  const { client: admin, calls } = client(() => [])
  t.strictSame(await installFirstParty(admin, [MAIL], ['acme.mail']), [{ id: 'acme.mail', outcome: 'removed' }])
  t.same(calls, [['GET', '/plugins']])
})

test('installFirstParty() goes on after a refusal, and keeps why', async (t) => {
  const tier = new HardpointError('HP_ERR_TIER', { subject: 'Plugin acme.mail', needs: 'pro', tier: 'free', reason: 'PLUGIN_TIER' })
  const { client: admin } = client((_, path, body) => {
    if (path === '/plugins') return []
    return JSON.stringify(body) === '{"specs":["acme.mail"]}' ? tier : planOf('acme.wiki')
  })
  t.match(await installFirstParty(admin, [MAIL, folder('acme.wiki', '/w')]), [
    { id: 'acme.mail', outcome: 'refused', error: { code: 'HP_ERR_TIER', message: /needs the tier pro/, fix: String } },
    { id: 'acme.wiki', outcome: 'installed' },
  ])
})

test('installFirstParty() does not take a fault for a refusal', async (t) => {
  const { client: admin } = client((_, path) => path === '/plugins' ? [] : new TypeError('a fault'))
  await t.rejects(installFirstParty(admin, [MAIL]), { message: 'a fault' })
})
