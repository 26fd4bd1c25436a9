import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'tap'
import type { HardpointError } from '@hardpoint/schemas/errors'
import { createFakeHost } from '../../../sdk/testing/mod.ts'
import { callerOf, MANIFEST, world } from '../../host/capabilities/_world.ts'

/** A call of storage. Versions are named by the step that wrote them, for each store has stamps of its own. */
type Step =
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'call'; readonly method: string; readonly params: Readonly<Record<string, unknown>> }

const key = fc.constantFrom<(string | number | boolean)[][]>(['a'], ['a', 1], ['a', 2], ['a', 10], ['a', 'x'], ['a', true], ['b'], ['b', 'ü'], ['b', '😀'], ['b', '\uff5e'])
const value = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.constant('x'.repeat(500)), fc.constant({ list: [1, { two: null }] }))
const expireInMs = fc.option(fc.constantFrom(10, 100), { nil: undefined })
const version = fc.oneof(fc.constant(null), fc.nat({ max: 30 }))
const set = fc.record({ key, value, expireInMs })
const selector = fc.record({
  prefix: fc.constantFrom([], ['a'], ['b'], ['none']), limit: fc.constantFrom(1, 2, 3, 100), reverse: fc.boolean(),
  start: fc.option(key, { nil: undefined }), end: fc.option(key, { nil: undefined }),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(1, 10, 90, 100) }) },
  { weight: 3, arbitrary: call('storage.set', set.map(({ expireInMs: ms, ...rest }) => ({ ...rest, ...(ms === undefined ? {} : { options: { expireInMs: ms } }) }))) },
  { weight: 1, arbitrary: call('storage.delete', fc.record({ key })) },
  { weight: 1, arbitrary: call('storage.getMany', fc.record({ keys: fc.array(key, { maxLength: 4 }) })) },
  { weight: 3, arbitrary: call('storage.list', fc.record({ selector })) },
  { weight: 3, arbitrary: call('storage.commit', fc.record({ commit: fc.record({
    checks: fc.array(fc.record({ key, version }), { maxLength: 2 }), set: fc.array(set, { maxLength: 3 }), delete: fc.array(key, { maxLength: 2 }),
  }) })) },
)

function call(method: string, params: fc.Arbitrary<Readonly<Record<string, unknown>>>): fc.Arbitrary<Step> {
  return params.map((given) => ({ do: 'call', method, params: JSON.parse(JSON.stringify(given)) as Record<string, unknown> }))
}

/** One store under test: what it answers, with its versions named by the step that wrote them. */
class Side {
  readonly #names = new Map<string, number>()
  readonly #versions = new Map<number, string>()
  readonly #call: (method: string, params: unknown) => Promise<unknown>

  constructor(callOf: (method: string, params: unknown) => Promise<unknown>) { this.#call = callOf }

  async answer(at: number, method: string, params: unknown): Promise<string> {
    const own = JSON.parse(JSON.stringify(params, (name, given: unknown) => name === 'version' && typeof given === 'number' ? this.#versions.get(given) ?? 'f'.repeat(16) : given)) as unknown
    try {
      const answer = await this.#call(method, own)
      const { version: written } = (answer ?? {}) as { version?: string | null }
      if (typeof written === 'string' && method !== 'storage.get') {
        this.#versions.set(at, written)
        this.#names.set(written, at)
      }
      return JSON.stringify(answer, (name, given: unknown) => name === 'version' && typeof given === 'string' ? this.#names.get(given) ?? 'unknown' : given)
    } catch (error) {
      const { code, details } = error as HardpointError
      return JSON.stringify([code, details['pointer']])
    }
  }
}

test('FakeStorage answers every run of calls as the real store does', async (t) => {
  const capabilities = { storage: { quotaBytes: 2048 } }
  const { as, clock } = await world(t)
  let tenants = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
    const tenant = `t${++tenants}`
    const fake = createFakeHost({ ...MANIFEST, capabilities }, {}, { clock: () => clock.now })
    const real = new Side(as(callerOf(capabilities, { tenant })))
    const made = new Side((method, params) => {
      const name = method.slice('storage.'.length) as keyof typeof fake.host.storage
      return (fake.host.storage[name] as (...values: unknown[]) => Promise<unknown>)(...valuesOf(name, params as Record<string, unknown>))
    })
    for (const [at, one] of steps.entries()) {
      if (one.do === 'advance') clock.now += one.ms
      else assert.equal(await made.answer(at, one.method, one.params), await real.answer(at, one.method, one.params), `step ${at}`)
    }
  }), { numRuns: 60 })
  t.pass('all the same')
})

function valuesOf(name: string, params: Readonly<Record<string, unknown>>): unknown[] {
  return name === 'set' ? [params['key'], params['value'], params['options']] : Object.values(params)
}
