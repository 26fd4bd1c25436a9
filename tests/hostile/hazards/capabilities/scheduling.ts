import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'

const at = (time: string): string => `host.schedule.at('tick', ${JSON.stringify(time)}).then(() => 'scheduled')`

export const hazard: Hazard = {
  title: 'runs of others\' jobs, in the past, in no time, far beyond all time, with ids that reach cron jobs, and another\'s taken back',
  why: 'a run is kept by plugin, time and id, in one table for all',
  ...attempting('scheduling', {
    'a job that is none': [`host.schedule.after('none', 1)`, 'HP_ERR_JOB_UNKNOWN'],
    'a job of every object': [`host.schedule.after('constructor', 1)`, 'HP_ERR_JOB_UNKNOWN'],
    'a job of another': [`host.schedule.after('calm.neighbour/tick', 1)`, 'HP_ERR_JOB_UNKNOWN'],
    'before now': [at('1970-01-01T00:00:00Z'), 'scheduled'],
    'no such day': [at('2026-02-31T00:00:00Z'), /^(?:scheduled|HP_ERR_PARAMS)$/],
    'a thirteenth month': [at('2026-13-01T00:00:00Z'), 'HP_ERR_PARAMS'],
    'without a zone': [at('2030-01-01T00:00:00'), 'HP_ERR_PARAMS'],
    'in words': [at('tomorrow'), 'HP_ERR_PARAMS'],
    'in the year 9999': [at('9999-12-31T23:59:59Z'), 'HP_ERR_PARAMS'],
    'a delay below none': [`host.schedule.after('tick', -1)`, 'HP_ERR_PARAMS'],
    'a delay without end': [`say(host, 'schedule.after', '{"job":"tick","delayMs":1e999}')`, 'HP_ERR_PARAMS'],
    'a delay of a thousand years': [`host.schedule.after('tick', 1000 * 365 * 86400000)`, 'HP_ERR_PARAMS'],
    'the id of a cron job': [`host.schedule.cancel('cron:hourly')`, false],
    'the id of a cron job, anew': [`host.schedule.after('tick', 60000, null, { id: 'cron:hourly' }).then(({ id }) => id)`, 'cron:hourly'],
    'an id with separators': [`host.schedule.after('tick', 1, null, { id: '../../x' })`, 'HP_ERR_PARAMS'],
    'an id that is long': [`host.schedule.after('tick', 1, null, { id: 'x'.repeat(129) })`, 'HP_ERR_PARAMS'],
    'another\'s run': [`host.schedule.cancel('calm.neighbour')`, false],
    'data of megabytes': [`host.schedule.after('tick', 1, 'x'.repeat(70000))`, 'HP_ERR_PARAMS'],
  }, { capabilities: { schedule: {} }, rest: 'jobs: { tick: () => {}, hourly: () => {} }', manifest: { contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }], jobs: [{ id: 'tick' }, { id: 'hourly', cron: '0 * * * *' }] } } }),
}
