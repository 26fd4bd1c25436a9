import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { ATTACKS } from '../doctor/attack/attacks.ts'
import { renderAttacks } from '../doctor/attack/render-attacks.ts'
import { runAttacks } from '../doctor/attack/run-attacks.ts'
import { CHECKS } from '../doctor/checks.ts'
import { runChecks } from '../doctor/run-checks.ts'
import { textTable } from '../text-table.ts'

export const doctor = command({
  name: 'doctor',
  summary: 'Look for what is wrong with this machine and data directory, each with its fix',
  details: 'Changes nothing. Exits 1 where a check fails or an attack is not contained; warnings do not count.',
  options: {
    boot: { type: 'boolean', description: 'print in which order the services start, and what each needs' },
    attack: { type: 'boolean', description: 'run plugins that attack in cells of this machine, and see whether each is contained (half a minute, one core, 300 MB)' },
  },
  examples: ['hardpoint doctor', 'hardpoint doctor --json', 'hardpoint doctor --boot', 'hardpoint doctor --attack'],
  async run(context, _args, { boot, attack }) {
    if (boot === true) return bootOrder(context.dataDirectory)
    if (attack === true) return renderAttacks(await runAttacks(ATTACKS, { progress: context.io.progress }), context.io.colors)
    const { green, yellow, red } = context.io.colors
    const marks = { ok: green('ok  '), warn: yellow('warn'), fail: red('fail') }
    const results = await runChecks(CHECKS, { dataDirectory: context.dataDirectory, progress: context.io.progress })
    const rows = results.map(({ id, state, found, fix }) => `${marks[state]}  ${id.padEnd(20)}  ${neutralise(found)}${fix === undefined ? '' : `\n      ${' '.repeat(20)}  fix: ${neutralise(fix)}`}`)
    return { data: results, text: rows.join('\n'), exit: results.some(({ state }) => state === 'fail') ? 1 : 0 }
  },
})

async function bootOrder(dataDirectory: string): Promise<{ readonly data: unknown; readonly text: string }> {
  const [{ bootOrder: order }, { hostServices }] = await Promise.all([import('../../kernel/boot.ts'), import('../../kernel/host-services.ts')])
  const steps = order(hostServices({ dataDirectory, config: {}, listen: true })).map(({ provides, needs }) => ({ service: provides, needs }))
  return { data: steps, text: textTable(steps.map(({ service, needs }, index) => [`${index + 1}.`, service, needs.length === 0 ? '' : `needs ${needs.join(', ')}`])) }
}
