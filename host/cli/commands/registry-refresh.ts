import { command } from '../command.ts'
import { readSigner, withStore } from './_registry-access.ts'

export const registryRefresh = command({
  name: 'registry refresh',
  summary: 'Sign a registry anew that no server keeps fresh',
  details: 'A registry that nobody signs for a day reads as frozen. Run it by the clock where the folder is served by something else; a server of ours does it by itself.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  options: {
    'targets-key': { type: 'string', value: '<file>', description: 'sign the list of publishers for another year as well' },
    'advisories-key': { type: 'string', value: '<file>', description: 'sign the advisories for another year as well' },
  },
  examples: ['hardpoint registry refresh ./registry', 'hardpoint registry refresh ./registry --targets-key ./registry-keys/targets.key.json'],
  async run(context, { folder }, { 'targets-key': targets, 'advisories-key': advisories }) {
    const signer = targets === undefined ? undefined : await readSigner(context, targets)
    const security = advisories === undefined ? undefined : await readSigner(context, advisories)
    const signed = await withStore(context, folder, async (store) => {
      if (signer !== undefined) await store.renewTargets(signer)
      if (security !== undefined) await store.renewAdvisories(security)
      return await store.keepFresh() || signer !== undefined || security !== undefined
    })
    return { data: { folder, signed }, text: signed ? `signed ${folder} anew` : `${folder} is fresh` }
  },
})
