import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'

export const trust = command({
  name: 'trust',
  summary: 'Trust a publisher\'s key besides those known',
  details: 'Ask the publisher for the key by another way than the registry.',
  arguments: [{ name: 'publisher', description: 'the first part of its plugins\' ids' }, { name: 'key', description: 'public key, base64 of 32 bytes' }],
  examples: ['hardpoint trust acme 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
  async run(context, { publisher, key }) {
    if (!/^[A-Za-z0-9+/]{43}=$/.test(key)) throw usageError(`${JSON.stringify(key)} is no public key: it has 44 characters and ends in "=".`, 'trust')
    const data = await (await context.client()).call('POST', '/trust', { publisher, publicKey: key })
    return { data, text: `${publisher} may now sign with ${key}` }
  },
})
