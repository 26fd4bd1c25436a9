import type { PluginState } from '../../cells/cells.ts'
import type { PluginInfo } from '../../lifecycle/lifecycle.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { stateOf } from './list.ts'
import { CLAIM } from './search.ts'
import { segment } from './_paths.ts'

export const info = command({
  name: 'info',
  summary: 'Show a plugin: version, publisher, grants, contributions, crashes',
  arguments: [{ name: 'plugin', description: 'its id' }],
  examples: ['hardpoint info treasury', 'hardpoint info acme.mail --json'],
  async run(context, { plugin }) {
    const client = await context.client()
    const found = await client.call<PluginInfo>('GET', `/plugins/${segment(plugin)}`)
    // A hint: what goes wrong with it, such as a host that does not know the question yet, is no matter of the plugin.
    const { downloads } = await client.call<{ readonly downloads: number | null }>('GET', `/plugins/${segment(found.installed.id)}/downloads`).catch(() => ({ downloads: null }))
    return { data: downloads === null ? found : { ...found, downloads }, text: render(found, downloads) }
  },
})

function render(found: PluginInfo, downloads: number | null): string {
  const { installed, manifest, grant, state, dependents, upgrades, problem, waiting, advisories = [] } = found
  const { routes = [], events = [], jobs = [], exports = [] } = manifest.contributes ?? {}
  const requested = Object.keys(manifest.capabilities ?? {})
  return textTable([
    ['plugin', `${installed.id} ${installed.version}`],
    ['title', neutralise(manifest.title)],
    ['description', neutralise(manifest.description)],
    ['state', stateOf(found)],
    ...(problem === undefined ? [] : [['problem', neutralise(`${problem.message} ${problem.fix}`)]]),
    ...advisories.map(({ id, severity, title, accepted }, index) => [
      index === 0 ? 'advisories' : '', neutralise(`${id} (${severity}): ${title}${accepted === undefined ? '' : `; accepted by ${accepted.by}: ${accepted.reason}`}`),
    ]),
    ...(waiting === undefined ? [] : [['waits', neutralise(`${waiting.version} waits for you since ${waiting.at}: ${waiting.needs.join('; ')}`)]]),
    ['tier', manifest.tier],
    ['publisher', `${installed.publisher}, key ${installed.publicKey}`],
    ['digest', installed.digest],
    ...(downloads === null ? [] : [['downloads', `${downloads}, ${CLAIM}`]]),
    ['installed', `${installed.installedAt} by ${installed.installedBy}${installed.requested ? '' : ', because another needs it'}`],
    ...(installed.channel === undefined ? [] : [['channel', `${installed.channel} and latest`]]),
    ...(installed.pinned === undefined ? [] : [['pinned', neutralise(`${installed.pinned.at} by ${installed.pinned.by}`)]]),
    ...(upgrades?.changes ?? []).slice(-5).map(({ at, what, from, to, by, automatic, reason }, index) => [
      index === 0 ? 'changes' : '', neutralise(`${at} ${what === 'upgraded' ? 'upgraded' : 'went back'} from ${from} to ${to}, by ${automatic ? `the host: ${reason ?? ''}` : by}`),
    ]),
    ...(upgrades?.watchedUntil === undefined ? [] : [['watched', `until ${upgrades.watchedUntil}: the host goes back by itself where it does worse`]]),
    ...(upgrades?.abandoned ?? []).map(({ version, deleteAt }, index) => [
      index === 0 ? 'went back' : '', `from ${version}, whose data is kept until ${deleteAt}: hardpoint rollback ${installed.id} --undo, or --drop`,
    ]),
    ...(upgrades === undefined ? [] : [['kept', upgrades.kept.map((kept) => kept.version).join(', ') || 'no version to go back to']]),
    ['needed by', dependents.join(', ') || 'none'],
    ...requested.map((id, index) => [index === 0 ? 'asks for' : '', `${id}: ${Object.hasOwn(grant.capabilities, id) ? 'granted' : 'not granted'}`]),
    ...routes.map(({ method, path, access = 'member' }, index) => [index === 0 ? 'routes' : '', `${method} /p/${installed.id}${path} (${access})`]),
    ...events.map(({ topic }, index) => [index === 0 ? 'listens to' : '', topic]),
    ...jobs.map(({ id, cron }, index) => [index === 0 ? 'jobs' : '', `${id}${cron === undefined ? '' : `, ${cron}`}`]),
    ...exports.map(({ id }, index) => [index === 0 ? 'exports' : '', id]),
    ...(state?.cell === undefined ? [] : [['cell', `process ${state.cell.pid}, ${Math.round(state.cell.residentBytes / 1048576)} MB`]]),
    ...(state?.cell === undefined ? [] : [['calls', callsOf(state)]]),
    ...(state?.held === undefined ? [] : [['held', neutralise(`since ${state.held.since}, until ${state.held.until ?? `hardpoint enable ${installed.id}`}: ${state.held.reason}`)]]),
    ...(state?.crashes ?? []).map(({ at, code, reason }, index) => [index === 0 ? 'crashes' : '', neutralise(`${at} ${code} ${reason}`)]),
  ])
}

/** Calls take from fractions of a millisecond to seconds. */
function shown(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}

function callsOf({ inFlight, waiting, recent }: PluginState): string {
  const now = `${inFlight} in flight, ${waiting} waiting`
  return recent === undefined ? now : `${now}; of late ${shown(recent.ranMs)} running, ${shown(recent.waitedMs)} waiting`
}
