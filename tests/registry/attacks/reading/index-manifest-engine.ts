import type { Attack } from '../_attack.ts'

/** Whoever may sign an index cannot have a plan made by other words than the package's own. */
export const attack: Attack = {
  title: 'the index says another thing of the engine than the package',
  code: 'HP_ERR_REGISTRY_INDEX_MISMATCH',
  changes: ['namespace.acme.json', 'snapshot.json', 'timestamp.json'],
  async run(ground) {
    ground.repository.publish({ version: '2.0.0' }, { engines: { hardpoint: '*' } })
    return (await ground.host()).install('acme.mail')
  },
}
