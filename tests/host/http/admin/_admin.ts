import type { FastifyInstance } from 'fastify'
import { createServer } from '../../../../host/http/create-server.ts'
import { ADMIN, bearer, fakeParts, type Fake, type FakeOptions } from '../_fake-parts.ts'

export interface Admin extends Fake {
  readonly app: FastifyInstance
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>
}

/** The admin API with fake parts behind it, called as an admin. */
export function admin(t: { teardown(close: () => Promise<unknown>): void }, options: FakeOptions = {}): Admin {
  const fake = fakeParts(options)
  const app = createServer(fake.parts)
  t.teardown(() => app.close())
  return {
    ...fake,
    app,
    async call(method, path, body) {
      const response = await app.inject({ method, url: `/api/v1${path}`, headers: bearer(ADMIN), ...(body === undefined ? {} : { body: body as object }) })
      return { status: response.statusCode, body: response.body.startsWith('{') || response.body.startsWith('[') ? JSON.parse(response.body) as unknown : response.body }
    },
  }
}
