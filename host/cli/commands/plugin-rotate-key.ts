import { writeFile } from 'node:fs/promises'
import { makeRotation, openPublisherReader, type RegistryClient, type Rotation } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { fingerprint } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'
import { PUBLISHER_OPTIONS, isUrl, readingOf } from './_publisher-access.ts'
import { readSigner } from './_registry-access.ts'

export const pluginRotateKey = command({
  name: 'plugin rotate-key',
  summary: 'Ask a registry\'s operator for another key: makes the file that says so',
  details: 'Both keys stay with the publisher: the file holds what they signed. The old key names the new one, so that hosts follow by themselves; where it is lost, leave '
    + '--old out, and hosts ask their admin. Publish nothing until the operator has put it in force (hardpoint registry rotate-key): the file would be one version behind.',
  arguments: [{ name: 'publisher', description: 'the first part of its plugins\' ids' }],
  options: {
    old: { type: 'string', value: '<file>', description: 'key file of the key of now' },
    new: { type: 'string', value: '<file>', description: 'key file of the next one, as hardpoint keys new makes it' },
    registry: PUBLISHER_OPTIONS.registry, root: PUBLISHER_OPTIONS.root, state: PUBLISHER_OPTIONS.state,
    output: { type: 'string', short: 'o', value: '<file>', description: 'what the operator is given; it must not be there yet' },
  },
  examples: ['hardpoint plugin rotate-key acme --old acme.key.json --new acme-2.key.json --registry https://registry.acme.com -o rotation.json'],
  async run(context, { publisher }, { old, new: next, registry = context.io.env['HARDPOINT_REGISTRY'], output, root, state }) {
    if (registry === undefined) throw usageError('Name the registry: --registry <url or folder>.', 'plugin rotate-key')
    if (next === undefined) throw usageError('Name the next key: --new <file>.', 'plugin rotate-key')
    if (output === undefined) throw usageError('Name the file that the operator is given: -o <file>.', 'plugin rotate-key')
    const to = await readSigner(context, next)
    const from = old === undefined ? {} : { from: await readSigner(context, old) }
    const { client, past } = openPublisherReader(isUrl(registry) ? registry : pathOf(context, registry), readingOf(context, { root, state }))
    const made = (reader: RegistryClient): Promise<Rotation> => makeRotation(reader, publisher, { ...from, to, clock: Date.now })
    // Whose role has run out gets another key as well.
    const rotation = { publisher, ...await made(client).catch((error: unknown) => {
      if (HardpointError.is(error, 'HP_ERR_REGISTRY_EXPIRED')) return made(past)
      throw error
    }) }
    // Whoever is not there has no key to replace.
    await past.publisher(publisher)
    await writeFile(pathOf(context, output), `${JSON.stringify(rotation, null, 2)}\n`, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') throw new HardpointError('HP_ERR_FILE_EXISTS', { file: output, remedy: 'Name another file, or take this one away.' }, { cause })
      throw cause
    })
    const data = { publisher, file: output, publicKey: to.publicKey, fingerprint: fingerprint(to.publicKey), stated: old !== undefined }
    return { data, text: `wrote ${output}: ${publisher} asks for ${data.fingerprint}. Tell the registry's operator this fingerprint by another way than the file.` }
  },
})
