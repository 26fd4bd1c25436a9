import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

/** As a registry lists one. */
const WITHDRAWN = { version: '2.0.0', yanked: 'broken', yankKind: 'broken', deprecated: 'old', replacement: 'acme.core' }
const PROBLEM = {
  packages: { 'acme.mail': [{ version: '1.0.0', dependencies: { 'acme.base': '^1.0.0' } }], 'acme.base': [{ version: '1.1.0', id: 'acme.base', size: 1 }, WITHDRAWN] },
  root: [{ id: 'acme.mail', range: '*' }],
}
const REFUSED = { ...PROBLEM, overrides: { 'acme.base': '^3.0.0' }, policy: { tier: 'free' } }

test('resolve prints versions, dependencies first, without a data directory', async (t) => {
  const directory = t.testdir({ 'problem.json': JSON.stringify(PROBLEM), 'none.json': '{"packages": {}, "root": []}' })
  t.match(await tryCli(['resolve', 'problem.json'], { directory }), { exit: 0, out: /^acme\.base +1\.1\.0\nacme\.mail +1\.0\.0$/, calls: [] })
  const { versions, steps } = JSON.parse((await tryCli(['resolve', 'problem.json', '--json'], { directory })).out) as { versions: object; steps: number }
  t.strictSame(versions, { 'acme.base': '1.1.0', 'acme.mail': '1.0.0' })
  t.ok(steps > 0)
  t.match(await tryCli(['resolve', 'none.json'], { directory }), { exit: 0, out: 'Nothing is asked for.' })
})

test('resolve says why there are no versions, and the ways out', async (t) => {
  const directory = home(t, { 'problem.json': JSON.stringify(REFUSED) })
  t.match(await tryCli(['resolve', 'problem.json'], { directory }), { exit: 3, out: '', err: /needs acme\.base \^3\.0\.0 by the operator's override[\s\S]*fix +Ask the operator to change the override/ })
  const { error } = JSON.parse((await tryCli(['resolve', 'problem.json', '--json'], { directory })).err) as { error: object }
  t.match(error, { code: 'HP_ERR_RESOLUTION', causes: ['no-version', 'requirement'], remedy: String, explanation: String })
})

test('resolve follows the channels that the problem names', async (t) => {
  const packages = { 'acme.mail': [{ version: '1.0.0', promotedAt: '2026-11-20T12:00:00.000Z' }, { version: '2.0.0-rc.1', channel: 'beta' }] }
  const root = [{ id: 'acme.mail', range: '*' }]
  const directory = t.testdir({ 'latest.json': JSON.stringify({ packages, root }), 'beta.json': JSON.stringify({ packages, root, policy: { channels: { 'acme.mail': 'beta' } } }) })
  t.match((await tryCli(['resolve', 'latest.json'], { directory })).out, /^acme\.mail +1\.0\.0$/)
  t.match((await tryCli(['resolve', 'beta.json'], { directory })).out, /^acme\.mail +2\.0\.0-rc\.1$/)
})

const WRONG: readonly (readonly [name: string, problem: unknown, says: RegExp])[] = [
  ['nothing asked for', { packages: {} }, /at \/root: is required/],
  ['a property that is a slip of the pen', { ...PROBLEM, packages: { 'acme.mail': [{ version: '1.0.0', dependancies: {} }] } }, /\/packages\/acme\.mail\/0\/dependancies: is not a known property/],
  ['an id that is none', { packages: { mail: [] }, root: [] }, /\/packages\/mail: is not a valid name/],
  ['a channel that is a range', { ...PROBLEM, policy: { channels: { 'acme.mail': 'v1' } } }, /\/policy\/channels\/acme\.mail/],
  ['a tier that is none', { ...PROBLEM, policy: { tier: 'gold' } }, /\/policy\/tier: must be one of/],
]

for (const [name, problem, says] of WRONG) {
  test(`resolve points at ${name}`, async (t) => {
    const directory = home(t, { 'problem.json': JSON.stringify(problem) })
    t.match(await tryCli(['resolve', 'problem.json'], { directory }), { exit: 8, out: '', err: says })
  })
}

test('resolve names a file that is not there, or not JSON', async (t) => {
  const directory = home(t, { 'problem.json': '{' })
  t.match(await tryCli(['resolve', 'none.json'], { directory }), { exit: 4, err: /HP_ERR_FILE_MISSING/ })
  t.match(await tryCli(['resolve', 'problem.json'], { directory }), { exit: 8, err: /HP_ERR_DOCUMENT_INVALID/ })
})
