import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { readSigner, withStore } from './_registry-access.ts'

export const registryRotateRoot = command({
  name: 'registry rotate-root',
  summary: 'Give a registry other keys of its own; hosts follow by themselves',
  details: 'Takes two of the root keys of now, and two of the next ones where they change. '
    + 'Without more it renews the root, which holds for a year; where the list of publishers has expired too, --targets-key renews it along.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  options: {
    'root-key': { type: 'string', multiple: true, value: '<file>', description: 'a root key of now' },
    'new-root-key': { type: 'string', multiple: true, value: '<file>', description: 'a root key of then: all of them, or none to keep them' },
    'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers: it is signed for another year' },
    'new-targets-key': { type: 'string', value: '<file>', description: 'what replaces it' },
    online: { type: 'boolean', description: 'replace the key that the server signs with' },
  },
  examples: [
    'hardpoint registry rotate-root ./registry --root-key root-1.key.json --root-key root-2.key.json --online',
    'hardpoint registry rotate-root ./registry --root-key root-1.key.json --root-key root-2.key.json --new-root-key a.key.json --new-root-key b.key.json --new-root-key c.key.json',
  ],
  async run(context, { folder }, options) {
    const { 'root-key': rootFiles = [], 'new-root-key': nextFiles = [], 'targets-key': targetsFile, 'new-targets-key': nextTargetsFile, online = false } = options
    if (targetsFile === undefined && nextTargetsFile !== undefined) throw usageError('Give --targets-key with --new-targets-key: both sign.', 'registry rotate-root')
    const read = (files: readonly string[]) => Promise.all(files.map((file) => readSigner(context, file)))
    const [now, next] = [await read(rootFiles), await read(nextFiles)]
    const targets = await read([targetsFile, nextTargetsFile].filter((file) => file !== undefined))
    const newTargets = targets.at(-1)
    const version = await withStore(context, folder, (store) => store.rotateRoot({
      signers: [...now, ...next], online, ...(next.length === 0 ? {} : { root: next.map(({ publicKey }) => publicKey) }),
      ...(newTargets === undefined ? {} : { targets: { publicKey: newTargets.publicKey, signers: targets } }),
    }))
    return { data: { folder, version }, text: `${folder} has root ${version}` }
  },
})
