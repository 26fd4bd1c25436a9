import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { readPackage } from '@hardpoint/schemas/package'
import { fingerprint, packPlugin, readKeyFile } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'

export const pluginPack = command({
  name: 'plugin pack',
  summary: 'Build a plugin into a .hpk package, signed with --key',
  details: 'Without a key the package is unsigned: sign it where the key is, with hardpoint plugin sign.',
  arguments: [{ name: 'folder', description: 'the plugin\'s folder (default: here)', optional: true }],
  options: {
    key: { type: 'string', value: '<file>', description: 'key file of the publisher' },
    out: { type: 'string', short: 'o', value: '<file>', description: 'default <id>-<version>.hpk' },
  },
  examples: ['hardpoint plugin pack --key acme.key.json', 'hardpoint plugin pack plugins/mail -o mail.hpk'],
  async run(context, { folder = '.' }, { key, out }) {
    context.io.progress('Bundling and packing …')
    const keyPair = key === undefined ? undefined : await readKeyFile(pathOf(context, key))
    const bytes = await packPlugin(pathOf(context, folder), keyPair)
    const { id, version } = JSON.parse(Buffer.from(readPackage(bytes).get('plugin.json') ?? '{}').toString()) as { id: string; version: string }
    const file = out ?? `${id}-${version}.hpk`
    await writeFile(pathOf(context, file), bytes)
    const data = { file, id, version, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), signedBy: keyPair === undefined ? null : fingerprint(keyPair.publicKey) }
    return { data, text: `wrote ${file} (${data.bytes} bytes, ${data.signedBy === null ? 'unsigned' : `signed by ${data.signedBy}`})` }
  },
})
