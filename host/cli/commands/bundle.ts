import { openCopySource, openRegistry, type RegistryClient } from '@hardpoint/registry/client'
import { publisherOf } from '@hardpoint/schemas/package'
import { writeBundle } from '@hardpoint/registry/server'
import { parseSpec } from '../../lifecycle/plugin-spec.ts'
import { command } from '../command.ts'
import { chooseForBundle } from '../registry/choose-for-bundle.ts'
import { theChosen } from '../registry/the-chosen.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'

export const bundle = command({
  name: 'bundle',
  summary: 'Put plugins with all that they need into one file, for hosts without a network',
  details: 'Holds packages, signed metadata and every root of the registry: a host whose registry is set to the file verifies as much as it would online. '
    + 'What it takes of a bundle\'s age, registryMaxStaleHours in its config.json says; what its publishers signed ends at most 90 days after they did.',
  arguments: [{ name: 'plugin', description: 'treasury, acme.mail@^1.2.0', many: true }],
  options: {
    registry: { type: 'string', value: '<url or folder>', description: 'the registry (or HARDPOINT_REGISTRY)' },
    root: { type: 'string', value: '<sha256:…>', description: 'fingerprint of the registry\'s first root; without it the first one shown is trusted' },
    out: { type: 'string', short: 'o', value: '<file>', description: 'the bundle, *.hpb' },
  },
  examples: ['hardpoint bundle treasury acme.mail@^1 --registry https://registry.acme.com -o plugins.hpb'],
  async run(context, { plugin: plugins }, { registry = context.io.env['HARDPOINT_REGISTRY'], root, out }) {
    if (registry === undefined) throw usageError('Name the registry: --registry <url or folder>.', 'bundle')
    if (out === undefined || !out.endsWith('.hpb')) throw usageError('Name the file, which ends in .hpb: --out <file>.', 'bundle')
    const location = /^https?:/i.test(registry) ? registry : pathOf(context, registry)
    context.io.progress('Choosing versions …')
    const client = openRegistry(location, { root })
    const versions = await chooseForBundle(client, plugins.map((plugin) => parseSpec(plugin, 'hardpoint')))
    context.io.progress('Copying …')
    const source = await openCopySource(location, { root })
    const report = await writeBundle(source.read, pathOf(context, out), {
      ...source, plugins: [...versions.keys()], choose: (entries, id) => theChosen(entries, { id, version: versions.get(id), registry }),
    })
    const until = await endOf(client, versions)
    const advisories = await advisoriesIn(client)
    const chosen = [...versions].map(([id, version]) => `${id} ${version}`)
    return {
      data: { file: out, from: source.registry, rootFingerprint: source.rootFingerprint, plugins: Object.fromEntries(versions), until, ...(advisories === undefined ? {} : { advisories }), ...report },
      text: [
        `wrote ${out} (${report.bytes} bytes)`, ...chosen, `root  ${source.rootFingerprint}`, `until ${until.slice(0, 10)}, when the first of its publishers' roles ends`,
        ...warningsOf(advisories),
      ].join('\n'),
    }
  },
})

interface AdvisoriesEnd { readonly until: string; readonly isOver: boolean }

/** Until when hosts believe what the bundle warns of; undefined where the registry warns of nothing. A list that is over keeps no bundle from being made. */
async function advisoriesIn(client: RegistryClient): Promise<AdvisoriesEnd | undefined> {
  const { advisories, refused } = await client.verified()
  const error = refused.get('advisories.json')
  if (error !== undefined) return { until: String(error.details['expires']), isOver: true }
  return advisories === undefined ? undefined : { until: advisories.expires, isOver: false }
}

function warningsOf(advisories: AdvisoriesEnd | undefined): string[] {
  if (advisories === undefined) return []
  const day = advisories.until.slice(0, 10)
  if (!advisories.isOver) return [`warns until ${day}, when its advisories end`]
  return [
    `its advisories ended on ${day}: hosts install from it, and go on with the advisories that they know; `
      + 'tell the registry\'s operator (hardpoint registry refresh --advisories-key)',
  ]
}

/** Until when all of it can be installed: no policy of a host goes beyond what a publisher signed. */
async function endOf(client: RegistryClient, versions: ReadonlyMap<string, string>): Promise<string> {
  const roles = await Promise.all([...new Set([...versions.keys()].map(publisherOf))].map((publisher) => client.namespace(publisher)))
  return roles.flatMap((role) => role === undefined ? [] : [role.expires]).toSorted()[0] ?? ''
}
