import { test } from 'tap'
import type { RouteContribution } from '../../../schemas/mod.ts'
import { routes } from '../../../sdk/lint/routes.ts'
import { manifest } from './_manifest.ts'

function route(method: RouteContribution['method'], path: string, more: Partial<RouteContribution> = {}): RouteContribution {
  return { id: 'a', method, path, ...more }
}

const FINE: readonly (readonly RouteContribution[])[] = [
  [route('GET', '/a'), route('POST', '/a'), route('GET', '/a/:id'), route('GET', '/a/new'), route('GET', '/a/:id/b')],
  [route('GET', '/', { lapsed: true }), route('POST', '/', { body: { type: 'object' } }), route('PUT', '/', { rawBody: true })],
]

const WRONG: readonly (readonly [name: string, all: readonly RouteContribution[], pointer: string])[] = [
  ['a parameter twice', [route('GET', '/:a/:a')], '/contributes/routes/0/path'],
  ['a POST without a license', [route('POST', '/a', { lapsed: true })], '/contributes/routes/0/lapsed'],
  ['a GET with a body', [route('GET', '/a', { body: {} })], '/contributes/routes/0/body'],
  ['a GET with raw bytes', [route('GET', '/a', { rawBody: true })], '/contributes/routes/0/rawBody'],
  ['a body of both kinds', [route('POST', '/a', { body: {}, rawBody: true })], '/contributes/routes/0/rawBody'],
]

test('routes() takes routes that no request confuses', async (t) => {
  for (const all of FINE) t.strictSame(routes(manifest({ contributes: { routes: [...all] } })), [])
})

for (const [name, all, pointer] of WRONG) {
  test(`routes() points at ${name}`, async (t) => {
    t.strictSame(routes(manifest({ contributes: { routes: [...all] } })).map((problem) => problem.pointer), [pointer])
  })
}
