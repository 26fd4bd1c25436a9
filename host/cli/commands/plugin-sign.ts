import { writeFile } from 'node:fs/promises'
import { fingerprint, readKeyFile, signPlugin } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf, readInput } from './_paths.ts'

export const pluginSign = command({
  name: 'plugin sign',
  summary: 'Sign a .hpk package',
  arguments: [{ name: 'file', description: 'the package' }],
  options: {
    key: { type: 'string', value: '<file>', description: 'key file of the publisher' },
    out: { type: 'string', short: 'o', value: '<file>', description: 'default: the same file' },
  },
  examples: ['hardpoint plugin sign mail.hpk --key acme.key.json'],
  async run(context, { file }, { key, out = file }) {
    if (key === undefined) throw usageError('Name the key: --key <file>.', 'plugin sign')
    const keyPair = await readKeyFile(pathOf(context, key))
    const bytes = signPlugin(await readInput(context, file), keyPair)
    await writeFile(pathOf(context, out), bytes)
    const data = { file: out, bytes: bytes.length, signedBy: fingerprint(keyPair.publicKey) }
    return { data, text: `wrote ${out}, signed by ${data.signedBy}` }
  },
})
