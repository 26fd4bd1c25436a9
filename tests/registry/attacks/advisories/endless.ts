import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a list without end',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url?.endsWith('.advisories.json') !== true || request.url.startsWith('/metadata/')) return ground.honest(request, response)
      const pour = (): void => { while (response.write('x'.repeat(65_536))) { /* until the line is full */ } }
      response.on('drain', pour)
      pour()
    })
    return ground.client().advisories()
  },
}
