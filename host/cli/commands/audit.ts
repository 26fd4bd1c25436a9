import type { AuditFinding, AuditReport } from '../../lifecycle/lifecycle.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command, type CommandContext } from '../command.ts'
import { textTable } from '../text-table.ts'
import { usageError } from '../usage-error.ts'

/** A proof can have many facts: the first ones say most. All are under --json. */
const SHOWN = 3

export const audit = command({
  name: 'audit',
  summary: 'Show what is known to be dangerous in what is installed, and what to do',
  details: 'Asks the registry for its advisories first; where it is away, what was heard last stands. Exit code 1 where something high or critical is not accepted. '
    + 'A plugin that an advisory stops (HP_ERR_REVOKED) runs again when it is upgraded, or when the advisory is accepted.',
  options: {
    accept: { type: 'string', value: '<advisory>', description: 'run what it is about all the same; recorded, with --reason' },
    reason: { type: 'string', value: '<text>', description: 'why' },
    reconsider: { type: 'string', value: '<advisory>', description: 'take that back' },
  },
  examples: ['hardpoint audit', 'hardpoint audit --json', 'hardpoint audit --accept HPA-2026-0001 --reason "that route is not reachable here"', 'hardpoint audit --reconsider HPA-2026-0001'],
  async run(context, _, { accept, reason, reconsider }) {
    if (accept !== undefined) return accepting(context, accept, reason)
    if (reconsider !== undefined) {
      const data = await (await context.client()).call('POST', '/audit/reconsider', { advisory: reconsider })
      return { data, text: `${neutralise(reconsider)} counts again` }
    }
    context.io.progress('Reading the registry …')
    const report = await (await context.client()).call<AuditReport>('GET', '/audit')
    const isBad = report.findings.some(({ severity, accepted }) => accepted === undefined && (severity === 'high' || severity === 'critical'))
    return { data: report, text: render(report), ...isBad ? { exit: 1 } : {} }
  },
})

async function accepting(context: CommandContext, advisory: string, reason: string | undefined): Promise<{ data: unknown; text: string }> {
  if (reason === undefined || reason === '') throw usageError('Say why: --reason <text>. It is recorded.', 'audit')
  const data = await (await context.client()).call('POST', '/audit/accept', { advisory, reason })
  return { data, text: `${neutralise(advisory)} is accepted` }
}

/** Titles and reasons hold text of others. */
function render({ findings, heardAt, problem }: AuditReport): string {
  const age = problem === undefined ? [] : [neutralise(`The registry could not be heard${heardAt === undefined ? '' : `; this is what it said at ${heardAt}`}: ${problem.message}`)]
  if (findings.length === 0) return ['Nothing that is installed is warned of.', ...age].join('\n')
  const rows = findings.map((finding) => [finding.severity, finding.plugin, finding.version, neutralise(finding.advisory ?? 'withdrawn'), whatToDo(finding)])
  const notes = findings.map(({ plugin, advisory = 'its publisher', title, url, accepted }) => neutralise(
    `${plugin}, ${advisory}: ${title}${url === undefined ? '' : ` (${url})`}${accepted === undefined ? '' : `; accepted by ${accepted.by} at ${accepted.at}: ${accepted.reason}`}`,
  ))
  return [textTable([['severity', 'plugin', 'version', 'advisory', 'what to do'], ...rows]), '', ...notes, ...age].join('\n')
}

function whatToDo({ plugin, accepted, upgrade, why = [] }: AuditFinding): string {
  if (accepted !== undefined) return 'nothing: accepted'
  if (upgrade !== undefined) return `hardpoint upgrade ${plugin}@${upgrade}`
  return why.length === 0 ? `hardpoint disable ${plugin}` : `no other version can be had: ${neutralise(why.slice(0, SHOWN).join('; '))}`
}
