import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

/** Whoever may sign an index cannot make it say what no host could follow. */
export const attack: Attack = {
  title: 'a publisher signs a version for 0 % of hosts, and one for 101 %',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  changes: ['namespace.acme.json', 'snapshot.json', 'timestamp.json'],
  async run(ground) {
    ground.repository.publish({ version: '2.0.0' }, { rollout: 0 })
    await ground.newcomer().versions('acme.mail').then(() => { throw new TypeError('it was taken') }, () => undefined)
    ground.repository.publish({ version: '2.1.0' }, { rollout: 101 })
    return ground.client().versions('acme.mail')
  },
}
