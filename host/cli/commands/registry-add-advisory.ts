import { parseDocument } from '@hardpoint/schemas'
import { command } from '../command.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { advisoriesSigner } from './_registry-access.ts'

export const registryAddAdvisory = command({
  name: 'registry add-advisory',
  summary: 'Warn every host of some versions of a plugin, or stop them there',
  details: 'Hosts ask every hour. With --action disable an installed version in the range does not run any more, until its admin upgrades it or says otherwise; nothing is deleted.',
  arguments: [
    REGISTRY_ARGUMENT, { name: 'id', description: 'a name for it, such as HPA-2026-0001; never used twice' },
    { name: 'plugin', description: 'the plugin\'s id' }, { name: 'range', description: 'the versions that are affected; prereleases in it are too' },
  ],
  options: {
    ...OPERATOR_OPTIONS,
    severity: { type: 'string', value: '<low|moderate|high|critical>', description: 'how bad it is' },
    title: { type: 'string', value: '<text>', description: 'one line for people' },
    action: { type: 'string', value: '<warn|disable>', description: 'warn where not given' },
    description: { type: 'string', value: '<text>', description: 'more for people' },
    url: { type: 'string', value: '<https://…>', description: 'where more stands' },
    fixed: { type: 'string', value: '<version>', description: 'the first version without the problem' },
    key: { type: 'string', value: '<file>', description: 'the key that signs the advisories' },
  },
  examples: ['hardpoint registry add-advisory ./registry HPA-2026-0001 acme.mail "<1.2.3" --severity critical --action disable --title "Sends mail to anyone" --fixed 1.2.3 --key ./security.key.json'],
  async run(context, { registry, id, plugin, range }, { root, state, key, action = 'warn', ...said }) {
    const signer = await advisoriesSigner(context, key, 'registry add-advisory')
    const { advisories: [advisory] } = parseDocument('AdvisoryList', { advisories: [{ id, plugin, range, action, ...said, publishedAt: new Date().toISOString() }] }, id)
    if (advisory !== undefined) await withOperator(context, { registry, root, state, command: 'registry add-advisory' }, (operator) => operator.addAdvisory(advisory, signer))
    return { data: { registry, ...advisory }, text: `${id} is in force: hosts ${action === 'disable' ? 'stop' : 'warn of'} ${plugin} ${range}` }
  },
})
