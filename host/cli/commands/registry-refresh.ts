import { command } from '../command.ts'
import { reminders } from '../registry/reminders.ts'
import { readSigner, withStore } from './_registry-access.ts'

export const registryRefresh = command({
  name: 'registry refresh',
  summary: 'Sign a registry anew that no server keeps fresh',
  details: 'A registry that nobody signs for a day reads as frozen. Run it by the clock where the folder is served by something else; a server of ours does it by itself. '
    + 'Says which roles end within 30 days that only a person can sign anew.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  options: {
    'targets-key': { type: 'string', value: '<file>', description: 'sign the list of publishers for another year as well' },
    'advisories-key': { type: 'string', value: '<file>', description: 'sign the advisories for another 90 days as well' },
  },
  examples: ['hardpoint registry refresh ./registry', 'hardpoint registry refresh ./registry --targets-key ./registry-keys/targets.key.json'],
  async run(context, { folder }, { 'targets-key': targets, 'advisories-key': advisories }) {
    const signer = targets === undefined ? undefined : await readSigner(context, targets)
    const security = advisories === undefined ? undefined : await readSigner(context, advisories)
    const { signed, ends } = await withStore(context, folder, async (store) => {
      if (signer !== undefined) await store.renewTargets(signer)
      if (security !== undefined) await store.renewAdvisories(security)
      const fresh = await store.keepFresh()
      return { signed: fresh || signer !== undefined || security !== undefined, ends: await reminders(store) }
    })
    return { data: { folder, signed, ends }, text: [signed ? `signed ${folder} anew` : `${folder} is fresh`, ...ends].join('\n') }
  },
})
