import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role\'s expiry that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_DOCUMENT_INVALID',
  async run(ground) {
    const commit = await ground.commit()
    return ground.send({ ...commit, role: commit.role.replace(/"expires":"/, '"expires":"\\u001b[2J') })
  },
}
