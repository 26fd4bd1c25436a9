import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { issueLicense } from '../../licensing/license-document.ts'
import type { Answer } from './http-session.ts'
import { codeOf } from './ledger.ts'
import type { StepResult, TourContext, TourStep } from './tour-step.ts'

const TREASURY = 'hardpoint.treasury'
const BASE = `/p/${TREASURY}`

/** How long the short license holds, and how long the host may take to notice its end. */
const LASTS_MS = 2500
const FALL_MS = 10_000
/** Time between two looks at the tier. */
const LOOK_MS = 100

/** Issues a license with the tour's own issuer key, and sets it, as an admin would. @returns the exit codes */
async function license({ cli, data }: TourContext, tier: string): Promise<number[]> {
  const file = join(data, `${tier}-license.json`)
  const issued = await cli('license', 'issue', file, '--key', join(data, 'keys/license-issuer.key'), '--tier', tier, '--days', '30')
  return [issued.exit, (await cli('license', 'set', file)).exit]
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
    const licensed = await license(context, 'pro')
    const { cli, http } = context
    const unconsented = await cli('install', 'treasury')
    const { body } = await http.send('POST', '/api/v1/plugins/plan', { specs: [TREASURY] })
    const planned = ((body as { plugins?: readonly Record<string, unknown>[] } | null)?.plugins ?? []).find(({ id }) => id === TREASURY) ?? {}
    const capabilities = (planned['capabilities'] as readonly { id: string; consent: string }[] | undefined) ?? []
    const installed = await cli('install', 'treasury', '--grant', capabilities.map(({ id }) => id).join(','), '--yes')
    const before = await stateOf(context)
    const first = await http.send('GET', `${BASE}/accounts`)
    const after = await stateOf(context)
    const withoutConsent = { exit: unconsented.exit, code: (unconsented.json['error'] as { code?: unknown } | undefined)?.code }
    const publisher = (planned['publisher'] ?? {}) as { id?: unknown; fingerprint?: unknown }
    return {
      saw: { licensed, withoutConsent, publisher, tier: planned['tier'], capabilities, install: installed.exit, before, first: first.status, after },
      checks: {
        licensed: licensed.every((exit) => exit === 0), asksForConsent: withoutConsent.exit === 3 && withoutConsent.code === 'HP_ERR_CONSENT',
        showsPublisher: publisher.id === 'hardpoint', showsKey: String(publisher.fingerprint).startsWith('SHA256:'), showsTier: planned['tier'] === 'pro',
        showsCapabilities: capabilities.length > 0 && capabilities.every(({ consent }) => consent.length > 0),
        installs: installed.exit === 0, asleepUntilUsed: before === 'asleep', servesFirstRequest: first.status === 200, awakeThen: after === 'awake',
      },
    }
  },
}

/** As `hardpoint list` says it: a plugin that is installed and has never run has no state yet. */
async function stateOf({ http }: TourContext): Promise<string> {
  const { status, body } = await http.send('GET', `/api/v1/plugins/${TREASURY}`)
  const { installed, state } = (body ?? {}) as { installed?: { enabled?: boolean }; state?: { state?: string } }
  return status === 200 && installed?.enabled === true ? state?.state ?? 'asleep' : `HTTP ${status}`
}

export const enterpriseFeature: TourStep = {
  name: 'An approval call is refused: an enterprise feature',
  async run({ http }) {
    const { status, body } = await http.send('POST', `${BASE}/transfers/any/approve`, {})
    const found = (body ?? {}) as Readonly<Record<string, unknown>>
    return {
      saw: { status, body: found },
      checks: {
        status: status === 402, code: found['code'] === 'HP_ERR_TIER', feature: found['feature'] === `${TREASURY}/approvals`,
        tier: found['tier'] === 'pro', needs: found['needs'] === 'enterprise', fix: String(found['fix']).includes('license set'),
      },
    }
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
    const noRestart = pid !== 0 && pid === await cellPid(http)
    return {
      saw: { before: before.status, off: off.exit, refused: { status: refused.status, code: codeOf(refused) }, on: on.exit, served: served.status },
      checks: {
        before: before.status === 200, turnedOff: off.exit === 0, refused: refused.status === 403 && codeOf(refused) === 'HP_ERR_FEATURE_OFF',
        turnedOn: on.exit === 0, served: served.status === 200, noRestart,
      },
    }
  },
}

/** Process of the treasury's cell; 0 while it has none. */
export async function cellPid(http: TourContext['http']): Promise<number> {
  const { body } = await http.send('GET', `/api/v1/plugins/${TREASURY}`)
  return (body as { state?: { cell?: { pid?: number } } } | null)?.state?.cell?.pid ?? 0
}

export const expired = expiry()

/** The step with a license that lasts so long. */
export function expiry({ lastsMs = LASTS_MS, fallMs = FALL_MS }: { readonly lastsMs?: number; readonly fallMs?: number } = {}): TourStep {
  return {
    name: 'An expired license: the tier falls to Free; data stays readable and exportable, and nothing can be changed',
    run: async (context) => runExpiry(context, { lastsMs, fallMs }),
  }
}

async function runExpiry({ http, ledger, data }: TourContext, { lastsMs, fallMs }: { readonly lastsMs: number; readonly fallMs: number }): Promise<StepResult> {
  const now = Date.now()
  // Days are the CLI's smallest unit; this one must end while we look.
  const terms = { tenant: '*', tier: 'pro', issuer: 'tour', issuedAt: iso(now), notBefore: iso(now - 1000), expiresAt: iso(now + lastsMs) } as const
  const set = await http.send('PUT', '/api/v1/license', issueLicense(terms, await readKeyFile(join(data, 'keys/license-issuer.key'))))
  const during = await http.send('GET', '/api/v1/license')
  await wait(Math.max(0, now + lastsMs - Date.now()))
  const after = await fallen(http, fallMs)
  const write = await ledger.post('tour-expired', { from: 'tour:a', to: 'tour:b', amount: 1n })
  const read = await http.send('GET', `${BASE}/accounts`)
  const exported = await http.send('GET', `${BASE}/export?format=csv`)
  const { equal } = await ledger.compare()
  return {
    saw: { set: set.status, during: tierOf(during), after: after.body, write: { status: write.status, code: codeOf(write) }, read: read.status, export: exported.status },
    checks: {
      set: set.status === 200, wasPro: tierOf(during) === 'pro', fallsToFree: tierOf(after) === 'free', writeRefused: write.status === 402 && codeOf(write) === 'HP_ERR_TIER',
      readable: read.status === 200 && JSON.stringify(read.body).includes('tour:a'), exportable: exported.status === 200 && String(exported.body).includes('tour:a'), balancesStand: equal,
    },
  }
}

/** The license once it is free, or as it is when that has taken too long. */
async function fallen(http: TourContext['http'], fallMs: number): Promise<Answer> {
  const deadline = performance.now() + fallMs
  for (;;) {
    const answer = await http.send('GET', '/api/v1/license')
    if (tierOf(answer) === 'free' || performance.now() > deadline) return answer
    await wait(LOOK_MS)
  }
}

function tierOf({ body }: Answer): unknown {
  return (body as { tier?: unknown } | null)?.tier
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
