import type { LogLine } from '../../capabilities/_services.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import type { Io } from '../io.ts'
import { command } from '../command.ts'

export const logs = command({
  name: 'logs',
  summary: 'Show the last log lines, of the host or of one plugin',
  details: 'Under --json each line is a JSON document of its own (NDJSON). Older lines are in <data directory>/logs.',
  arguments: [{ name: 'plugin', description: 'only lines of this plugin', optional: true }],
  options: {
    follow: { type: 'boolean', short: 'f', description: 'go on with each new line, until interrupted' },
    level: { type: 'string', value: '<level>', description: 'this level and above: debug, info, warn, error' },
  },
  examples: ['hardpoint logs', 'hardpoint logs treasury -f', 'hardpoint logs --level warn --json'],
  async run(context, { plugin }, { follow, level }) {
    const query = new URLSearchParams()
    if (plugin !== undefined) query.set('plugin', plugin)
    if (level !== undefined) query.set('level', level)
    if (follow === true) query.set('follow', '1')
    const path = query.size === 0 ? '/logs' : `/logs?${query}`
    for await (const text of (await context.client()).lines(path, context.signal)) {
      context.io.out(context.json ? text : renderLine(JSON.parse(text) as LogLine, context.io))
    }
    return undefined
  },
})

export function renderLine({ at, level, plugin, requestId, message, fields }: LogLine, { colors }: Pick<Io, 'colors'>): string {
  const tint = { debug: colors.dim, info: colors.green, warn: colors.yellow, error: colors.red }[level]
  const about = [plugin, requestId?.slice(0, 8)].filter((part) => part !== undefined).join(' ')
  const { stack, ...others } = fields ?? {}
  const more = Object.keys(others).length === 0 ? '' : ` ${colors.dim(neutralise(JSON.stringify(others)))}`
  const frames = typeof stack === 'string' ? stack.split('\n').filter((frame) => /^ +at /.test(frame)).map((frame) => `\n    ${colors.dim(neutralise(frame.trim()))}`) : []
  return `${colors.dim(at)} ${tint(level.padEnd(5))} ${about === '' ? '' : `${colors.cyan(neutralise(about))} `}${neutralise(message)}${more}${frames.join('')}`
}
