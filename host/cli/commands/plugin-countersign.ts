import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { countersignPackage } from '@hardpoint/schemas/package'
import { fingerprint, readKeyFile } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf, readInput } from './_paths.ts'

export const pluginCountersign = command({
  name: 'plugin countersign',
  summary: 'Sign for a package that was reviewed, besides its publisher',
  details: 'For hosts whose policy.requiredSignatures names the key: they take the package only where the file that this writes lies in countersignatures/ of their data directory. '
    + 'The package stays as it is: what is signed is its SHA-256, so it holds for these very bytes. The registry has them at packages/<plugin>/<version>-<SHA-256>.hpk.',
  arguments: [{ name: 'file', description: 'the package' }],
  options: {
    key: { type: 'string', value: '<file>', description: 'key file of the reviewer' },
    out: { type: 'string', short: 'o', value: '<folder>', description: 'where it is written, named by the digest; default: here' },
  },
  examples: ['hardpoint plugin countersign mail.hpk --key reviewer.key.json -o countersignatures'],
  async run(context, { file }, { key, out = '.' }) {
    if (key === undefined) throw usageError('Name the key: --key <file>.', 'plugin countersign')
    const keyPair = await readKeyFile(pathOf(context, key))
    const { of, envelope } = countersignPackage(await readInput(context, file), keyPair)
    const written = join(out, `${of.sha256}.json`)
    await writeFile(pathOf(context, written), `${JSON.stringify(envelope)}\n`)
    const data = { ...of, file: written, signedBy: fingerprint(keyPair.publicKey) }
    return { data, text: `wrote ${written}: ${of.id} ${of.version}, signed by ${data.signedBy}` }
  },
})
