import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { ok, type Check } from '../../../../host/cli/doctor/check.ts'
import { runChecks } from '../../../../host/cli/doctor/run-checks.ts'

const context = { dataDirectory: '/d', progress: () => undefined }
const well: Check = { id: 'well', run: async ({ dataDirectory }) => ok(dataDirectory) }

test('runChecks() runs each in order, shows which, and clears the line', async (t) => {
  const shown: string[] = []
  const results = await runChecks([well, { ...well, id: 'two' }], { ...context, progress: (text) => { shown.push(text) } })
  t.same(results, [{ id: 'well', state: 'ok', found: '/d' }, { id: 'two', state: 'ok', found: '/d' }])
  t.same(shown, ['Checking well …', 'Checking two …', ''])
})

const FAILING: readonly (readonly [name: string, run: Check['run'], found: RegExp, fix: RegExp])[] = [
  ['rejects with an error of ours', () => Promise.reject(new HardpointError('HP_ERR_PORT_IN_USE', { host: 'h', port: 1 })), /\(HP_ERR_PORT_IN_USE\)$/, /./],
  ['rejects with another', () => Promise.reject(new Error('oops')), /^the check itself failed: oops$/, /Report this/],
  ['rejects with no Error at all', () => Promise.reject({ reason: 'exit' }), /failed: \{"reason":"exit"\}$/, /Report this/],
  ['throws at once', () => { throw new Error('oops') }, /failed: oops$/, /Report this/],
  ['does not end', () => new Promise(() => undefined), /^no answer within 0\.05 s$/, /less busy/],
]

for (const [name, run, found, fix] of FAILING) {
  test(`runChecks() goes on after a check that ${name}`, async (t) => {
    const results = await runChecks([{ id: 'bad', run }, well], { ...context, limitMs: 50 })
    t.match(results, [{ id: 'bad', state: 'fail', found, fix }, { id: 'well', state: 'ok' }])
  })
}
