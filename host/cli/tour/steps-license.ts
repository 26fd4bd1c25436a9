import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { issueLicense } from '../../licensing/license-document.ts'
import { codeOf } from './ledger.ts'
import type { TourContext, TourStep } from './tour-step.ts'

const TREASURY = 'hardpoint.treasury'
const BASE = `/p/${TREASURY}`

/** Issues a license with the tour's own issuer key, and sets it, as an admin would. */
async function license({ cli, data }: TourContext, tier: string): Promise<void> {
  const file = join(data, `${tier}-license.json`)
  await cli('license', 'issue', file, '--key', join(data, 'keys/license-issuer.key'), '--tier', tier, '--days', '30')
  await cli('license', 'set', file)
}

export const refusedOnFree: TourStep = {
  name: 'Free tier: installing treasury is refused as a pro plugin, with the reason and the fix',
  async run({ cli }) {
    const { exit, json } = await cli('install', 'treasury')
    const error = (json['error'] ?? {}) as Record<string, unknown>
    return {
      saw: { exit, error },
      checks: { refused: exit === 3, code: error['code'] === 'HP_ERR_TIER', reason: error['needs'] === 'pro' && error['tier'] === 'free', fix: String(error['fix']).includes('license set') },
    }
  },
}

export const installOnPro: TourStep = {
  name: 'A pro license: the plan shows publisher, key, capabilities and tier; granted by name, it installs, and starts at its first request',
  async run(context) {
    await license(context, 'pro')
    const { cli, http } = context
    const unconsented = await cli('install', 'treasury')
    const { body } = await http.send('POST', '/api/v1/plugins/plan', { specs: [TREASURY] })
    const planned = ((body as { plugins?: readonly Record<string, unknown>[] }).plugins ?? []).find(({ id }) => id === TREASURY) ?? {}
    const capabilities = (planned['capabilities'] as readonly { id: string; consent: string }[] | undefined) ?? []
    const installed = await cli('install', 'treasury', '--grant', capabilities.map(({ id }) => id).join(','))
    const before = await stateOf(context)
    const first = await http.send('GET', `${BASE}/accounts`)
    const after = await stateOf(context)
    return {
      saw: { withoutConsent: { exit: unconsented.exit, code: (unconsented.json['error'] as { code?: unknown } | undefined)?.code }, publisher: planned['publisher'], tier: planned['tier'], capabilities, install: installed.exit, before, after },
      checks: {
        asksForConsent: unconsented.exit === 3, showsPublisherAndKey: JSON.stringify(planned['publisher'] ?? {}).includes('SHA256:'), showsTier: planned['tier'] === 'pro',
        showsCapabilities: capabilities.length > 0 && capabilities.every(({ consent }) => consent.length > 0), installs: installed.exit === 0, asleepUntilUsed: before === 'asleep', servesFirstRequest: first.status === 200, awakeThen: after === 'awake',
      },
    }
  },
}

async function stateOf({ http }: TourContext): Promise<string> {
  const { body } = await http.send('GET', `/api/v1/plugins/${TREASURY}`)
  return (body as { state?: { state?: string } }).state?.state ?? 'asleep'
}

export const enterpriseFeature: TourStep = {
  name: 'An approval call is refused: an enterprise feature',
  async run({ http }) {
    const { status, body } = await http.send('POST', `${BASE}/transfers/any/approve`, {})
    const found = body as Record<string, unknown>
    return { saw: { status, body: found }, checks: { status: status === 402, body: ['code', 'feature', 'tier', 'needs', 'fix'].every((key) => typeof found[key] === 'string'), needs: found['needs'] === 'enterprise' } }
  },
}

export const toggle: TourStep = {
  name: 'A pro feature turned off for tier pro: the next call is refused; on again: served; no restart',
  async run({ cli, http }) {
    const pid = await cellPid(http)
    const exportNow = async () => http.send('GET', `${BASE}/export?format=ndjson`)
    const before = await exportNow()
    const off = await cli('feature', 'set', `${TREASURY}/statements`, '--tier', 'pro', 'off')
    const refused = await exportNow()
    const on = await cli('feature', 'set', `${TREASURY}/statements`, '--tier', 'pro', 'on')
    const served = await exportNow()
    return {
      saw: { before: before.status, off: off.exit, refused: { status: refused.status, code: codeOf(refused) }, on: on.exit, served: served.status },
      checks: { before: before.status === 200, refused: codeOf(refused) === 'HP_ERR_FEATURE_OFF', served: served.status === 200, noRestart: pid !== 0 && pid === await cellPid(http) },
    }
  },
}

/** Process of the treasury's cell; 0 while it has none. */
export async function cellPid(http: TourContext['http']): Promise<number> {
  const { body } = await http.send('GET', `/api/v1/plugins/${TREASURY}`)
  return (body as { state?: { cell?: { pid?: number } } }).state?.cell?.pid ?? 0
}

export const expired: TourStep = {
  name: 'An expired license: the tier falls to Free; data stays readable and exportable, and nothing can be changed',
  async run(context) {
    const { http, ledger, data } = context
    const now = Date.now()
    // Days are the CLI's smallest unit; this one must end while we look.
    const envelope = issueLicense({ tenant: '*', tier: 'pro', issuer: 'tour', issuedAt: iso(now), notBefore: iso(now - 1000), expiresAt: iso(now + 2500) }, await readKeyFile(join(data, 'keys/license-issuer.key')))
    await http.send('PUT', '/api/v1/license', envelope)
    const during = await http.send('GET', '/api/v1/license')
    await wait(3000)
    const after = await http.send('GET', '/api/v1/license')
    const write = await ledger.post('tour-expired', { from: 'tour:a', to: 'tour:b', amount: 1n })
    const read = await http.send('GET', `${BASE}/accounts`)
    const exported = await http.send('GET', `${BASE}/export?format=csv`)
    const { equal } = await ledger.compare()
    const tier = (answer: typeof after): unknown => (answer.body as { tier?: unknown }).tier
    return {
      saw: { during: tier(during), after: after.body, write: { status: write.status, code: codeOf(write) }, read: read.status, export: exported.status },
      checks: { wasPro: tier(during) === 'pro', fallsToFree: tier(after) === 'free', writeRefused: write.status === 402, readable: read.status === 200, exportable: exported.status === 200, balancesStand: equal },
    }
  },
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
