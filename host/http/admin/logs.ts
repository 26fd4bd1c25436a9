import { Readable } from 'node:stream'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import type { LogLine } from '../../capabilities/_services.ts'
import { LOG_LEVELS, type LogFilter, type LogLevel } from '../../telemetry/log-book.ts'
import type { HttpParts } from '../http-parts.ts'
import { isOn, queryOf } from './_admin-route.ts'

/** What waits for a slow reader; beyond it lines are left out, and counted. */
const MAX_WAITING = 1024 * 1024

const NDJSON = 'application/x-ndjson; charset=utf-8'

/** The last log lines as NDJSON, and those to come with `follow`, until the client goes or the host stops. */
export function logAdmin(app: FastifyInstance, { logs, config }: HttpParts): void {
  const streams = new Set<Readable>()
  app.addHook('preClose', async () => { for (const stream of streams) stream.push(null) })

  app.get('/logs', async (request, reply) => {
    const { plugin: name, level, follow } = queryOf(request, ['plugin', 'level', 'follow'])
    const plugin = name === undefined || name.includes('.') ? name : `${config.defaultPublisher ?? 'hardpoint'}.${name}`
    const filter: LogFilter = { plugin, level: levelOf(level) }
    reply.type(NDJSON)
    const past = logs.recent(filter).map(text).join('')
    if (!isOn(follow)) return reply.send(past)
    const stream = new Readable({ read: () => undefined })
    const stop = logs.follow(filter, pusher(stream))
    streams.add(stream)
    stream.once('close', () => { stop(); streams.delete(stream) })
    // Headers leave with the first bytes; without a line yet, an empty one tells the client that it is connected.
    stream.push(past === '' ? '\n' : past)
    return reply.send(stream)
  })
}

function pusher(stream: Readable): (line: LogLine) => void {
  let missed = 0
  return (line) => {
    if (stream.readableLength > MAX_WAITING) { missed += 1; return }
    if (missed > 0) stream.push(text({ at: line.at, level: 'warn', message: `${missed} lines were left out: the reader is too slow` }))
    missed = 0
    stream.push(text(line))
  }
}

function text(line: LogLine): string {
  return `${JSON.stringify(line)}\n`
}

function levelOf(level: string | undefined): LogLevel | undefined {
  if (level === undefined) return undefined
  const known = LOG_LEVELS.find((name) => name === level)
  if (known === undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'query', pointer: '/level', problem: `must be one of ${LOG_LEVELS.join(', ')}` })
  return known
}
