import { HardpointError } from '@hardpoint/schemas/errors'
import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher names a channel so that a host takes it for a range, or a terminal for a command',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  async run(ground) {
    const { repository } = ground
    const [line] = repository.entries.get('acme.mail') ?? []
    const refusals: unknown[] = []
    for (const channel of ['v1', 'x', 'latest', 'b\u0435ta', 'beta\u001b[2J']) {
      repository.list('acme.mail', `${JSON.stringify({ ...line, channel })}\n`)
      repository.release('namespace.acme')
      await ground.newcomer().versions('acme.mail').then(() => { throw new TypeError(`${JSON.stringify(channel)} was taken`) }, (error: unknown) => { refusals.push(error) })
    }
    throw refusals.find((error) => !HardpointError.is(error, 'HP_ERR_REGISTRY_CORRUPT')) ?? refusals[0]
  },
}
