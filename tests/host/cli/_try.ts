import { HardpointError } from '@hardpoint/schemas/errors'
import fastify, { type FastifyInstance } from 'fastify'
import picocolors from 'picocolors'
import type { Test } from 'tap'
import { COMMANDS } from '../../../host/cli/commands.ts'
import type { Command } from '../../../host/cli/command.ts'
import type { Io } from '../../../host/cli/io.ts'
import { run } from '../../../host/cli/run.ts'

type FixtureDirContent = Parameters<Test['testdir']>[0] & object

export interface TryOptions {
  /** Where the user stands, with a data directory `.hardpoint` in it; t.testdir({ '.hardpoint': {} }). */
  readonly directory: string
  /** Answers of the admin API by `GET /plugins`; an error is answered as one. */
  readonly api?: Readonly<Record<string, unknown>>
  /** What the person at the terminal says, in order; without it nobody is there. */
  readonly says?: readonly string[]
  /** Of the terminal that what was asked for is printed on. */
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
  readonly commands?: readonly Command[]
  readonly signal?: AbortSignal
}

export interface Tried {
  readonly exit: number
  readonly out: string
  readonly err: string
  /** What reached the admin API: method, path, body. */
  readonly calls: unknown[][]
  readonly asked: string[]
}

/** The admin API as a table. */
export function fakeApi(api: Readonly<Record<string, unknown>>, calls: unknown[][] = []): FastifyInstance {
  const app = fastify()
  app.all('/api/v1/*', async (request, reply) => {
    const path = request.url.slice('/api/v1'.length)
    calls.push([request.method, path, ...(request.body === undefined || request.body === null ? [] : [request.body])])
    const key = `${request.method} ${path}`
    const answer = Object.hasOwn(api, key) ? api[key] : new HardpointError('HP_ERR_ROUTE_UNKNOWN', { method: request.method, path, nearest: 'none' })
    if (HardpointError.is(answer)) return reply.code(answer.http).send(answer.toJSON())
    return reply.type(typeof answer === 'string' ? 'application/x-ndjson' : 'application/json').send(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  return app
}

/** A command line, from its words to what is printed, over a fake admin API. */
export async function tryCli(argv: readonly string[], { directory, api = {}, says, columns, env = {}, commands = COMMANDS, signal = new AbortController().signal }: TryOptions): Promise<Tried> {
  const [out, err, calls, asked]: [string[], string[], unknown[][], string[]] = [[], [], [], []]
  const waiting = [...(says ?? [])]
  const io: Io = {
    ...columns === undefined ? {} : { columns: () => columns },
    out: (text) => { out.push(text) },
    err: (text) => { err.push(text) },
    progress: () => undefined,
    interactive: says !== undefined,
    ask: async (question) => { asked.push(question); return waiting.shift() ?? '' },
    colors: picocolors.createColors(false),
    env,
    directory,
  }
  const app = fakeApi(api, calls)
  const exit = await run(argv, { commands, io, signal, openHost: async () => ({ app, adminToken: 'hpt_x', close: async () => undefined }) })
  await app.close()
  return { exit, out: out.join('\n'), err: err.join('\n'), calls, asked }
}

/** A folder with a data directory in it. */
export function home(t: Pick<Test, 'testdir'>, files: FixtureDirContent = {}): string {
  return t.testdir({ '.hardpoint': {}, ...files })
}
