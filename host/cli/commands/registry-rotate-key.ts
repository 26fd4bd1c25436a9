import type { Rotation } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { fingerprint } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { parseInput, readInput } from './_paths.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { targetsSigner } from './_registry-access.ts'

export const registryRotateKey = command({
  name: 'registry rotate-key',
  summary: 'Put another key of a publisher in force, and end the one before',
  details: 'The file comes from the publisher (hardpoint plugin rotate-key), with nobody\'s private key in it. Compare the fingerprint with what the publisher tells you by another way, '
    + 'above all where the file says nothing signed by the old key: hosts then ask their admin. What the old key signed stays.',
  arguments: [REGISTRY_ARGUMENT, { name: 'rotation', description: 'the publisher\'s file' }],
  options: { ...OPERATOR_OPTIONS, 'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers' } },
  examples: ['hardpoint registry rotate-key https://registry.acme.com rotation.json --targets-key ./registry-keys/targets.key.json'],
  async run(context, { registry, rotation: file }, { root, state, 'targets-key': targets }) {
    const signer = await targetsSigner(context, targets, 'registry rotate-key')
    const { publisher, ...rotation } = asRotation(parseInput(await readInput(context, file), file), file)
    await withOperator(context, { registry, root, state, command: 'registry rotate-key' }, (operator) => operator.rotateKey(publisher, rotation, signer))
    const data = { registry, publisher, publicKey: rotation.publicKey, fingerprint: fingerprint(rotation.publicKey), stated: rotation.statement !== undefined }
    return { data, text: `${publisher} publishes with ${data.fingerprint}${data.stated ? '' : '; hosts that know it ask their admin'}` }
  },
})

/** Structure only: what is signed in it is verified where it is put in force. */
function asRotation(value: unknown, file: string): Rotation & { readonly publisher: string } {
  const { publisher, publicKey, statement, role } = (value ?? {}) as Readonly<Record<string, unknown>>
  const isStatement = statement === undefined || (typeof statement === 'object' && statement !== null)
  if (typeof publisher === 'string' && typeof publicKey === 'string' && isStatement && (role === undefined || typeof role === 'string')) {
    return value as Rotation & { readonly publisher: string }
  }
  throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: file, pointer: '/', problem: 'is no rotation, as hardpoint plugin rotate-key makes it' })
}
