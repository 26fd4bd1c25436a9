import type { JobContribution, Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** Every job can run: by a cron line and a time zone that exist, or by the plugin, which then needs `schedule`. */
export function jobs({ capabilities = {}, contributes: { jobs: all = [] } = {} }: Manifest): LintProblem[] {
  return all.flatMap((job, index) => job.cron === undefined
    ? Object.hasOwn(capabilities, 'schedule') ? [] : [neverRuns(job, index)]
    : [...cron(job.cron, index), ...timezone(job.timezone, index)])
}

function neverRuns({ id }: JobContribution, index: number): LintProblem {
  return {
    pointer: at('contributes', 'jobs', index),
    problem: `The job '${id}' has no cron, and the plugin does not ask for schedule: nothing can start it.`,
    fix: 'Give it a cron, or add "schedule": {} to capabilities.',
  }
}

/** The form only: the host, which runs it, parses it. */
function cron(line: string, index: number): LintProblem[] {
  if (/^\S+( \S+){4}$/.test(line)) return []
  return [{ pointer: at('contributes', 'jobs', index, 'cron'), problem: `'${line}' does not have five fields.`, fix: 'Write minute, hour, day, month, weekday: 30 4 * * *' }]
}

function timezone(zone: string | undefined, index: number): LintProblem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC' })
    return []
  } catch {
    return [{ pointer: at('contributes', 'jobs', index, 'timezone'), problem: `There is no time zone '${zone}'.`, fix: 'Use a name of the IANA list, such as Europe/Berlin.' }]
  }
}
