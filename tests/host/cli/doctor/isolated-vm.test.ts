import { join } from 'node:path'
import { test } from 'tap'
import { checkIsolatedVm, isolatedVm, judgeIsolatedVm } from '../../../../host/cli/doctor/isolated-vm.ts'

/** A folder with an isolated-vm of its own. */
function installed(version: string, main: string) {
  return { node_modules: { 'isolated-vm': { 'package.json': JSON.stringify({ name: 'isolated-vm', version, main: 'main.cjs' }), 'main.cjs': main } } }
}

test('isolatedVm loads the one that cells use', async (t) => {
  t.match(await isolatedVm.run({ dataDirectory: '/nowhere' }), { state: 'ok', found: /^isolated-vm \d+\.\d+\.\d+$/ })
})

test('judgeIsolatedVm() finds releases with a known escape', async (t) => {
  for (const version of ['4.7.2', '5.0.4', '6.1.2', '7.0.0']) t.match(judgeIsolatedVm(version), { state: 'fail', found: /GHSA-864f-rcv7-6rh4/, fix: /npm ci/ }, version)
  for (const version of ['6.2.0', '7.0.1', '8.0.0']) t.match(judgeIsolatedVm(version), { state: 'ok' }, version)
})

const BROKEN: readonly (readonly [name: string, main: string, found: RegExp])[] = [
  ['has no prebuilt addon', "throw new Error('No native build was found')", /^isolated-vm 7\.0\.1 does not load: Error: No native build was found$/],
  ['ends the process', 'process.exit(7)', /does not load: exit code 7$/],
  ['crashes', "process.kill(process.pid, 'SIGSEGV'); for (;;);", /does not load: ended by SIGSEGV$/],
  ['is for another Node, and makes no isolate', 'exports.Isolate = undefined', /does not load: TypeError/],
]

for (const [name, main, found] of BROKEN) {
  test(`checkIsolatedVm() finds one that ${name}`, async (t) => {
    t.match(await checkIsolatedVm(t.testdir(installed('7.0.1', main))), { state: 'fail', found, fix: /npm ci/ })
  })
}

test('checkIsolatedVm() finds an old one that loads', async (t) => {
  const main = 'exports.Isolate = class { dispose() {} }'
  const folder = t.testdir({ old: installed('6.0.0', main), new: installed('7.0.1', main) })
  t.match(await checkIsolatedVm(join(folder, 'old')), { state: 'fail', found: /known escape/ })
  t.match(await checkIsolatedVm(join(folder, 'new')), { state: 'ok' })
})

test('checkIsolatedVm() finds that there is none', async (t) => {
  t.match(await checkIsolatedVm('/'), { state: 'fail', found: 'isolated-vm is not installed', fix: 'Install it: npm ci' })
})
