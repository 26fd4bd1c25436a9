import type { Tier } from '@hardpoint/schemas'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'

const TIERS: readonly Tier[] = ['free', 'pro', 'enterprise']

export const pluginDev = command({
  name: 'plugin dev',
  summary: 'Serve a plugin under development, and each change of it, until interrupted',
  details: 'Runs a whole host on loopback, in <folder>/.hardpoint/dev, with a key, a license and a registry made for it. Each change is built, signed, verified and installed as on '
    + 'any host; calls that run in the old version finish there, and storage stays. What plugin.json asks for is granted: it is your own machine. A change that does not build '
    + 'is shown with its place, and the version before goes on serving. Errors show your own files and lines; a call that runs out of time leaves a CPU profile. '
    + 'Under --json each event is a JSON document of its own (NDJSON).',
  arguments: [{ name: 'folder', description: 'the plugin\'s folder (default: here)', optional: true }],
  options: {
    port: { type: 'string', short: 'p', value: '<port>', description: 'default: any free one' },
    inspect: { type: 'boolean', description: 'open the plugin to Chrome DevTools, on loopback, by an address with a token' },
    'inspect-port': { type: 'string', value: '<port>', description: 'the same, on this port' },
    tier: { type: 'string', value: '<tier>', description: 'the license to run under: free, pro or enterprise (default)' },
  },
  examples: ['hardpoint plugin dev', 'hardpoint plugin dev --inspect', 'hardpoint plugin dev plugins/mail --port 7430 --tier free'],
  async run({ io, json, signal }, { folder = '.' }, { port = '0', tier = 'enterprise', inspect = false, 'inspect-port': inspectPort = inspect ? '0' : undefined }) {
    for (const each of [port, inspectPort ?? '0']) {
      if (!/^\d{1,5}$/.test(each) || Number(each) > 65_535) throw usageError(`${JSON.stringify(each)} is no port: write a number from 0 to 65535.`, 'plugin dev')
    }
    const known = TIERS.find((each) => each === tier)
    if (known === undefined) throw usageError(`${JSON.stringify(tier)} is no tier: write one of ${TIERS.join(', ')}.`, 'plugin dev')
    // The kernel costs a second to load, and other commands do not need it.
    const { runDev } = await import('../dev/run-dev.ts')
    const { renderDevEvent } = await import('../dev/render-dev-event.ts')
    // Asked each time: a window changes its size.
    const columns = (): number => process.stdout.isTTY === true ? process.stdout.columns || 80 : Infinity
    io.progress('Starting a host …')
    await runDev({
      folder: pathOf({ io }, folder), port: Number(port), tier: known, signal, ...(inspectPort === undefined ? {} : { inspect: Number(inspectPort) }),
      tell: (event) => { io.out(json ? JSON.stringify(event) : renderDevEvent(event, { colors: io.colors, columns: columns(), directory: io.directory, now: () => new Date() })) },
    })
    return undefined
  },
})
