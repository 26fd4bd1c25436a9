import { command } from '../command.ts'
import { advisoriesSigner, withStore } from './_registry-access.ts'

export const registryWithdrawAdvisory = command({
  name: 'registry withdraw-advisory',
  summary: 'Take an advisory back: hosts act as if it were not there',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }, { name: 'id', description: 'as hardpoint registry list-advisories shows it' }],
  options: { key: { type: 'string', value: '<file>', description: 'the key that signs the advisories' } },
  examples: ['hardpoint registry withdraw-advisory ./registry HPA-2026-0001 --key ./security.key.json'],
  async run(context, { folder, id }, { key }) {
    const signer = await advisoriesSigner(context, key, 'registry withdraw-advisory')
    await withStore(context, folder, (store) => store.withdrawAdvisory(id, signer))
    return { data: { folder, id }, text: `withdrew ${id}` }
  },
})
