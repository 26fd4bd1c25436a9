import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role in another form than is signed and served',
  code: 'HP_ERR_DOCUMENT_INVALID',
  async run(ground) {
    const commit = await ground.commit()
    return ground.alike([
      `${commit.role}\n`, ` ${commit.role}`, commit.role.trimEnd(), `\ufeff${commit.role}`, commit.role.replace('{', '{"signed":{},'),
    ], (role) => ground.send({ ...commit, role }))
  },
}
