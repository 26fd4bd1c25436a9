import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a publisher\'s role, or the server\'s own, is sent as one of the operator\'s',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const { role } = await ground.commit()
    return ground.alike(['namespace.acme', 'snapshot', 'timestamp', 'namespace.*', 'namespace.../../private', '1.root', '__proto__x'], (name) => ground.sendRoles({ roles: { [name]: role }, files: {} }))
  },
}
