import type { Distrusted } from '../../lifecycle/lifecycle.ts'
import { askToGoOn } from '../ask-to-go-on.ts'
import { command, type CommandContext, type CommandResult } from '../command.ts'
import { usageError } from '../usage-error.ts'

export const trust = command({
  name: 'trust',
  summary: 'Trust a publisher\'s key besides those known, or one no more',
  details: 'Ask the publisher for the key by another way than the registry. --remove shows first what runs no more, and asks: installed plugins of these keys stop at once, and '
    + 'no install, upgrade or statement brings the keys back, only this command. Data, grants and settings stay.',
  arguments: [
    { name: 'publisher', description: 'the first part of its plugins\' ids', optional: true },
    { name: 'key', description: 'public key, base64 of 32 bytes', optional: true },
  ],
  options: {
    remove: { type: 'string', value: '<publisher|fingerprint>', description: 'all keys of a publisher, or one, that are not believed any more' },
    yes: { type: 'boolean', short: 'y', description: 'with --remove: do not ask whether to go on: needed where no terminal is' },
  },
  examples: ['hardpoint trust acme 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=', 'hardpoint trust --remove acme', 'hardpoint trust --remove SHA256:kcVqjYmKQJp9wcB6fMb/Io9HXtYBKm2DYnK5yPqP2oc --yes'],
  async run(context, { publisher, key }, { remove, yes = false }) {
    if (remove !== undefined) {
      if (publisher !== undefined) throw usageError('Name a publisher and a key to trust, or --remove <publisher|fingerprint>: not both.', 'trust')
      return removing(context, remove, yes)
    }
    if (publisher === undefined || key === undefined) throw usageError('Name the publisher and the key: hardpoint trust <publisher> <key>.', 'trust')
    if (!/^[A-Za-z0-9+/]{43}=$/.test(key)) throw usageError(`${JSON.stringify(key)} is no public key: it has 44 characters and ends in "=".`, 'trust')
    const data = await (await context.client()).call('POST', '/trust', { publisher, publicKey: key })
    return { data, text: `${publisher} may now sign with ${key}` }
  },
})

async function removing({ io, client: connect }: CommandContext, meant: string, yes: boolean): Promise<CommandResult> {
  const client = await connect()
  const about = consequences(await client.call<Distrusted>('POST', '/trust/remove', { meant, dryRun: true }))
  await askToGoOn({ command: 'trust', question: 'Go on?', about, yes, io })
  const removed = await client.call<Distrusted>('POST', '/trust/remove', { meant })
  return { data: removed, text: consequences(removed).join('\n') }
}

function consequences({ keys, plugins, dependents }: Distrusted): string[] {
  return [
    ...keys.map(({ publisher, fingerprint }) => `Not believed any more: the key ${fingerprint} of ${publisher}.`),
    plugins.length === 0 ? 'Nothing that is installed was signed with it.' : `Not running any more: ${plugins.join(', ')}. What they stored stays.`,
    ...dependents.length === 0 ? [] : [`They are needed by: ${dependents.join(', ')}.`],
  ]
}
