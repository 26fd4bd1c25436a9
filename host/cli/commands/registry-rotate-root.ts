import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { isUrl } from './_publisher-access.ts'
import { readSigner } from './_registry-access.ts'

export const registryRotateRoot = command({
  name: 'registry rotate-root',
  summary: 'Give a registry other keys of its own; hosts follow by themselves',
  details: 'Takes two of the root keys of now, and two of the next ones where they change. '
    + 'Without more it renews the root, which holds for a year; where the list of publishers has expired too, --targets-key renews it along.',
  arguments: [REGISTRY_ARGUMENT],
  options: {
    ...OPERATOR_OPTIONS,
    'root-key': { type: 'string', multiple: true, value: '<file>', description: 'a root key of now' },
    'new-root-key': { type: 'string', multiple: true, value: '<file>', description: 'a root key of then: all of them, or none to keep them' },
    'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers: it is signed for another year' },
    'new-targets-key': { type: 'string', value: '<file>', description: 'what replaces it' },
    online: { type: 'boolean', description: 'replace the key that the server signs with: in its folder only' },
  },
  examples: [
    'hardpoint registry rotate-root ./registry --root-key root-1.key.json --root-key root-2.key.json --online',
    'hardpoint registry rotate-root ./registry --root-key root-1.key.json --root-key root-2.key.json --new-root-key a.key.json --new-root-key b.key.json --new-root-key c.key.json',
  ],
  async run(context, { registry }, options) {
    const { 'root-key': rootFiles = [], 'new-root-key': nextFiles = [], 'targets-key': targetsFile, 'new-targets-key': nextTargetsFile, online = false, root, state } = options
    if (targetsFile === undefined && nextTargetsFile !== undefined) throw usageError('Give --targets-key with --new-targets-key: both sign.', 'registry rotate-root')
    if (online && isUrl(registry)) throw usageError('Stop the server and name its folder for --online: the key that it signs with lies there.', 'registry rotate-root')
    const read = (files: readonly string[]) => Promise.all(files.map((file) => readSigner(context, file)))
    const [now, next] = [await read(rootFiles), await read(nextFiles)]
    const targets = await read([targetsFile, nextTargetsFile].filter((file) => file !== undefined))
    const newTargets = targets.at(-1)
    const version = await withOperator(context, { registry, root, state, command: 'registry rotate-root' }, (operator) => operator.rotateRoot({
      signers: [...now, ...next], online, ...(next.length === 0 ? {} : { root: next.map(({ publicKey }) => publicKey) }),
      ...(newTargets === undefined ? {} : { targets: { publicKey: newTargets.publicKey, signers: targets } }),
    }))
    return { data: { registry, version }, text: `${registry} has root ${version}` }
  },
})
