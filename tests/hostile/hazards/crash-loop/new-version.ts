import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { EATS, LIMITS, untilQuarantined } from './_crash.ts'

const plugin = rogue('versions', 'eat', { before: EATS, limits: LIMITS })

export const hazard: Hazard = {
  title: 'a plugin in quarantine whose publisher has published another version, and a host that is started again',
  why: 'a quarantine that ends by what a publisher does, or by a restart, is none; only an admin ends it',
  alone: true,
  plugins: [plugin],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    await untilQuarantined(ground, 5)
    await ground.system.publish({ ...plugin, manifest: { ...plugin.manifest, version: '1.0.1' } })
    assert.equal((await ground.ask()).code, 'HP_ERR_QUARANTINED', 'a version that nobody installed')
    await ground.restart()
    assert.equal((await ground.ask()).code, 'HP_ERR_QUARANTINED', 'a restart')
    assert.equal((await ground.system.call('POST', '/api/v1/plugins/rogue.versions/disable', {})).status, 200)
    assert.equal((await ground.ask()).code, 'HP_ERR_NOT_ENABLED')
    assert.equal((await ground.system.call('POST', '/api/v1/plugins/rogue.versions/enable', {})).status, 200)
    const { last, codes } = await untilQuarantined(ground, 5)
    assert.deepEqual(codes, ['HP_ERR_MEMORY', 'HP_ERR_MEMORY', 'HP_ERR_MEMORY'], 'an admin gave it another chance, and it is used up as soon')
    return last
  },
}
