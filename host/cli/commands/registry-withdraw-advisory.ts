import { command } from '../command.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { advisoriesSigner } from './_registry-access.ts'

export const registryWithdrawAdvisory = command({
  name: 'registry withdraw-advisory',
  summary: 'Take an advisory back: hosts act as if it were not there',
  arguments: [REGISTRY_ARGUMENT, { name: 'id', description: 'as hardpoint registry list-advisories shows it' }],
  options: { ...OPERATOR_OPTIONS, key: { type: 'string', value: '<file>', description: 'the key that signs the advisories' } },
  examples: ['hardpoint registry withdraw-advisory ./registry HPA-2026-0001 --key ./security.key.json'],
  async run(context, { registry, id }, { root, state, key }) {
    const signer = await advisoriesSigner(context, key, 'registry withdraw-advisory')
    await withOperator(context, { registry, root, state, command: 'registry withdraw-advisory' }, (operator) => operator.withdrawAdvisory(id, signer))
    return { data: { registry, id }, text: `withdrew ${id}` }
  },
})
