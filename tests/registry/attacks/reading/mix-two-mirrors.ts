import type { Attack } from '../_attack.ts'

/** The timestamp names a snapshot that the other mirror does not have yet: a copy in the middle of an update. */
export const attack: Attack = {
  title: 'two mirrors at different states answer by turns',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const [now, before] = [ground.repository.source(), ground.old.source()]
    ground.source = { location: 'memory', read: (path, options) => (path.includes('timestamp') ? now : before).read(path, options) }
    return ground.newcomer().refresh()
  },
}
