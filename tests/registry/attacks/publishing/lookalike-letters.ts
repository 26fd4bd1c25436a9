import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a plugin whose name is spelt with letters of another script, or in capitals',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['acme.m\u0430il', '\u0430cme.mail', 'Acme.Mail', 'acme.mail\u200b', 'acme.mail.mail'], (id) => ground.staged({ id }))
  },
}
