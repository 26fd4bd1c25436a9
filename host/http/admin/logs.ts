import { Readable } from 'node:stream'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import type { LogLine } from '../../capabilities/_services.ts'
import { LOG_LEVELS, type LogFilter, type LogLevel } from '../../telemetry/log-book.ts'
import { authenticate } from '../authenticate.ts'
import type { HttpParts } from '../http-parts.ts'
import { isOn, queryOf } from './_admin-route.ts'

/** What waits for a slow reader; beyond it lines are left out, and counted. */
const MAX_WAITING = 1024 * 1024

/** How often a stream without lines asks whether its token still holds. */
const CHECK_MS = 1000

const NDJSON = 'application/x-ndjson; charset=utf-8'

/** The last log lines as NDJSON, and those to come with `follow`, until the client goes, its token is revoked or the host stops. */
export function logAdmin(app: FastifyInstance, { logs, config, tokens }: HttpParts): void {
  const ends = new Set<() => void>()
  app.addHook('preClose', async () => { for (const end of ends) end() })

  app.get('/logs', async (request, reply) => {
    const { plugin: name, level, follow } = queryOf(request, ['plugin', 'level', 'follow'])
    const plugin = name === undefined || name.includes('.') ? name : `${config.defaultPublisher ?? 'hardpoint'}.${name}`
    const filter: LogFilter = { plugin, level: levelOf(level) }
    reply.type(NDJSON)
    const past = logs.recent(filter).map(text).join('')
    if (!isOn(follow)) return reply.send(past)
    const stream = new Readable({ read: () => undefined })
    const push = pusher(stream)
    const end = (): void => { over(); stream.push(null) }
    // The guard of this scope looked once; a stream may outlive the token that opened it.
    const holds = (): boolean => authenticate(request.headers.authorization, tokens).roles.includes('admin')
    const timer = setInterval(() => { if (!holds()) end() }, CHECK_MS).unref()
    const stop = logs.follow(filter, (line) => { if (holds()) push(line); else end() })
    const over = (): void => { stop(); clearInterval(timer); ends.delete(end) }
    ends.add(end)
    stream.once('close', over)
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
