import assert from 'node:assert/strict'
import type { Ground, Outcome } from '../../_ground.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { calling, vault } from './_vault.ts'

const relay = calling({ 'calm.pro': ['open'], 'calm.free': ['open'] })

async function laundered(ground: Ground): Promise<Outcome> {
  const outcome = await ground.ask()
  return { ...outcome, code: (outcome.body['pro'] as { code?: string } | undefined)?.code ?? outcome.code }
}

export const hazard: Hazard = {
  title: 'a free plugin that reaches a pro plugin, itself and through another free one, when the license has ended',
  why: 'a tier that is checked at the front door only is had by the back door',
  alone: true,
  host: { tier: 'pro' },
  plugins: [
    rogue('launderer', `async (request, { plugins }) => {
  const attempt = (...what) => plugins.call(...what).catch(({ code, details }) => ({ code: details.pluginCode ?? code }))
  return Response.json({ pro: await attempt('calm.pro', 'open'), by: await attempt('rogue.relay', 'open'), lapsed: await attempt('calm.pro', 'lapsed') })
}`, { manifest: calling({ 'calm.pro': ['open', 'lapsed'], 'rogue.relay': ['open'] }) }),
    { manifest: { id: 'rogue.relay', ...relay, contributes: { exports: [{ id: 'open' }] } }, main: `export default { exports: { open: (input, { plugins }) => plugins.call('calm.pro', 'open').catch(({ code }) => ({ code })) } }` },
    {
      manifest: { ...vault('calm.pro').manifest, tier: 'pro', contributes: { exports: [{ id: 'open' }, { id: 'lapsed', lapsed: true }] } },
      main: `export default { exports: { open: () => 'PAID', lapsed: async (input, { storage }) => { try { await storage.set(['a'], 1); return 'WRITTEN' } catch ({ code }) { return { code } } } } }`,
    },
    vault('calm.free'),
  ],
  codes: ['HP_ERR_TIER'],
  async drive(ground) {
    assert.deepEqual((await ground.ask()).body, { pro: 'PAID', by: 'PAID', lapsed: 'WRITTEN' }, 'with a license')
    await ground.system.license('free')
    return laundered(ground)
  },
  check({ body, text }) {
    assert.deepEqual(body, { pro: { code: 'HP_ERR_TIER' }, by: { code: 'HP_ERR_TIER' }, lapsed: { code: 'HP_ERR_READ_ONLY' } })
    assert.doesNotMatch(text, /PAID|WRITTEN/)
  },
}
