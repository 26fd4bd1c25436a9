import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a stranger asks to be registered under a name that reads like acme',
  code: 'HP_ERR_NAME_SIMILAR',
  run(ground) {
    return ground.alike(['acrne', 'ac-me', 'acne', 'a-c-m-e'], (id) => ground.store.registerPublisher(id, ground.stranger.publicKey, ground.operator.targets))
  },
}
