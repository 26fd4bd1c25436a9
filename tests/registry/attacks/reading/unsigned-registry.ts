import { memorySource } from '../../_fixtures.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the files of a registry without any signature',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    ground.source = memorySource({ 'catalog.ndjson': '', 'index/acme.mail.ndjson': '', 'publishers/acme.json': '{}' })
    return ground.newcomer().versions('acme.mail')
  },
}
