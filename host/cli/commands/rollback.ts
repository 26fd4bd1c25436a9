import type { InstalledPlugin, PluginInfo, RollbackPlan } from '../../lifecycle/lifecycle.ts'
import { askToGoOn } from '../ask-to-go-on.ts'
import { command } from '../command.ts'
import type { AdminClient } from '../client.ts'
import { concernsOfRollback } from '../concerns.ts'
import { renderRollback } from '../render-plan.ts'
import { usageError } from '../usage-error.ts'
import { segment } from './_paths.ts'

export const rollback = command({
  name: 'rollback',
  summary: 'Go back to the version of a plugin that was in force before',
  details: 'Shows first what goes back and what does not: with the version comes the grant that it had, but for what you took away since. '
    + '`hardpoint info` shows which versions are kept. Where the host itself went back from a version that had migrated the data, what that version stored is kept for 30 days: '
    + 'with --undo it takes its place again, with --drop it is deleted now.',
  arguments: [{ name: 'plugin', description: 'its id' }],
  options: {
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on: needed where no terminal is' },
    undo: { type: 'boolean', description: 'go forward again to the version that the host went back from by itself, with its data' },
    drop: { type: 'boolean', description: 'delete what that version stored, after showing it' },
    'dry-run': { type: 'boolean', description: 'show what would be done and stop' },
  },
  examples: ['hardpoint rollback treasury', 'hardpoint rollback acme.mail --dry-run --json', 'hardpoint rollback acme.mail --undo'],
  async run({ io, json, client: connect }, { plugin }, { yes, undo = false, drop = false, 'dry-run': dryRun }) {
    if (drop && undo) throw usageError('--undo puts in force what --drop deletes: name one of them.', 'rollback')
    const client = await connect()
    if (drop) return dropped(client, plugin, about => askToGoOn({ command: 'rollback', question: 'Delete this for good?', about, yes: yes === true, io }), dryRun === true)
    const path = `/plugins/${segment(plugin)}/rollback`
    const plan = await client.call<RollbackPlan>('GET', `${path}${undo ? '?undo=1' : ''}`)
    const shown = renderRollback(plan, io.colors)
    if (dryRun === true) return { data: plan, text: shown }
    if (!json) io.err(`${shown}\n`)
    await askToGoOn({ command: 'rollback', question: `Go ${undo ? 'forward' : 'back'} to this?`, about: concernsOfRollback(plan), yes: yes === true, io })
    const returned = await client.call<InstalledPlugin[]>('POST', path, { plan: plan.id, ...undo ? { undo } : {} })
    return { data: returned, text: returned.map(({ id, version }) => `went ${undo ? 'forward' : 'back'} to ${id} ${version}`).join('\n') }
  },
})

/** What is deleted here, nothing brings back: it is shown, and asked for, before. */
async function dropped(client: AdminClient, plugin: string, ask: (about: readonly string[]) => Promise<void>, dryRun: boolean): Promise<{ data: readonly string[]; text: string }> {
  const { upgrades: { abandoned = [] } = {} } = await client.call<PluginInfo>('GET', `/plugins/${segment(plugin)}`)
  if (abandoned.length === 0) return { data: [], text: `the host went back from no version of ${plugin} whose data it keeps` }
  const about = abandoned.map(({ version, until, deleteAt }) => `${plugin} ${version}: what it stored until ${until}, which is else kept until ${deleteAt}.`)
  if (dryRun) return { data: abandoned.map(({ version }) => version), text: ['would delete', ...about].join('\n') }
  await ask(about)
  // The host may go back from another version while somebody reads: what is deleted is what they have seen.
  const shown = abandoned.map(({ version, deleteAt }) => `${version}@${deleteAt}`).join()
  const versions = await client.call<string[]>('DELETE', `/plugins/${segment(plugin)}/abandoned?shown=${encodeURIComponent(shown)}`)
  return { data: versions, text: versions.map(version => `deleted what ${plugin} ${version} had stored`).join('\n') }
}
