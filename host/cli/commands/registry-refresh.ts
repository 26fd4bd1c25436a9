import type { RegistryOperator } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { reminders } from '../registry/reminders.ts'
import { usageError } from '../usage-error.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { isUrl } from './_publisher-access.ts'
import { readSigner, withStore } from './_registry-access.ts'

export const registryRefresh = command({
  name: 'registry refresh',
  summary: 'Sign a registry anew that no server keeps fresh',
  details: 'A registry that nobody signs for a day reads as frozen. Run it by the clock where the folder is served by something else; a server of ours does it by itself. '
    + 'Says which roles end within 30 days that only a person can sign anew.',
  arguments: [REGISTRY_ARGUMENT],
  options: {
    ...OPERATOR_OPTIONS,
    'targets-key': { type: 'string', value: '<file>', description: 'sign the list of publishers for another year as well' },
    'advisories-key': { type: 'string', value: '<file>', description: 'sign the advisories for another 90 days as well' },
  },
  examples: ['hardpoint registry refresh ./registry', 'hardpoint registry refresh ./registry --targets-key ./registry-keys/targets.key.json'],
  async run(context, { registry }, { root, state, 'targets-key': targets, 'advisories-key': advisories }) {
    const signer = targets === undefined ? undefined : await readSigner(context, targets)
    const security = advisories === undefined ? undefined : await readSigner(context, advisories)
    const renew = async (operator: RegistryOperator): Promise<void> => {
      if (signer !== undefined) await operator.renewTargets(signer)
      if (security !== undefined) await operator.renewAdvisories(security)
    }
    const isRenewed = signer !== undefined || security !== undefined
    if (isUrl(registry)) {
      if (!isRenewed) throw usageError('A server keeps itself fresh. Name what it cannot sign: --targets-key <file> or --advisories-key <file>.', 'registry refresh')
      await withOperator(context, { registry, root, state, command: 'registry refresh' }, renew)
      return { data: { registry, signed: true }, text: `signed ${registry} anew` }
    }
    const { signed, ends } = await withStore(context, registry, async (store) => {
      await renew(store)
      const fresh = await store.keepFresh()
      return { signed: fresh || isRenewed, ends: await reminders(store) }
    })
    return { data: { registry, signed, ends }, text: [signed ? `signed ${registry} anew` : `${registry} is fresh`, ...ends].join('\n') }
  },
})
