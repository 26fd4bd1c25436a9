import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'an index without end',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url?.endsWith('.ndjson') !== true) return ground.honest(request, response)
      const pour = (): void => { while (response.write('x'.repeat(65_536))) { /* until the line is full */ } }
      response.on('drain', pour)
      pour()
    })
    return ground.client().versions('acme.mail')
  },
}
