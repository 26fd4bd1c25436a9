import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from 'tap'
import { exitCodeOf, explainNpmFailure, notInstalled, stampOf, systemPath } from '../../../host/cli/bootstrap.js'

const BOOTSTRAP = join(import.meta.dirname, '../../../host/cli/bootstrap.js')

function lock(packages: Record<string, object>): string {
  return JSON.stringify({ packages: { '': { name: 'root' }, ...packages } })
}

const TAP = { version: '21.0.0', integrity: 'sha512-a' }

const CASES: readonly (readonly [name: string, wanted: string | undefined, found: string | undefined, missing: string[]])[] = [
  ['all, where node_modules is missing', lock({ 'node_modules/tap': TAP }), undefined, ['node_modules/tap']],
  ['all, where npm was killed while it wrote', lock({ 'node_modules/tap': TAP }), '{"packages": {', ['node_modules/tap']],
  ['nothing, where both agree', lock({ 'node_modules/tap': TAP }), lock({ 'node_modules/tap': TAP }), []],
  ['what the lockfile added', lock({ 'node_modules/tap': TAP, 'node_modules/pino': TAP }), lock({ 'node_modules/tap': TAP }), ['node_modules/pino']],
  ['what the lockfile upgraded', lock({ 'node_modules/tap': { ...TAP, version: '22.0.0' } }), lock({ 'node_modules/tap': TAP }), ['node_modules/tap']],
  ['what the lockfile replaced under one version', lock({ 'node_modules/tap': { ...TAP, integrity: 'sha512-b' } }), lock({ 'node_modules/tap': TAP }), ['node_modules/tap']],
  ['nothing for what is only for other systems', lock({ 'node_modules/win': { ...TAP, optional: true } }), lock({}), []],
  ['nothing for a workspace\'s own entry', lock({ host: { name: '@hardpoint/host', version: '0.1.0' } }), lock({}), []],
  ['a workspace that is not linked', lock({ 'node_modules/@hardpoint/sdk': { resolved: 'sdk', link: true } }), lock({}), ['node_modules/@hardpoint/sdk']],
  ['nothing for what is installed and no longer wanted', lock({}), lock({ 'node_modules/tap': TAP }), []],
  ['nothing, where there is no lockfile to install from', undefined, undefined, []],
]

for (const [name, wanted, found, missing] of CASES) {
  test(`notInstalled() names ${name}`, async (t) => {
    t.strictSame(notInstalled(wanted, found), missing)
  })
}

test('stampOf() changes with what is installed and with tap\'s settings, and with nothing else', async (t) => {
  t.equal(stampOf('a', 'b'), stampOf('a', 'b'))
  t.not(stampOf('a', 'b'), stampOf('c', 'b'))
  t.not(stampOf('a', 'b'), stampOf('a', 'c'))
  t.not(stampOf('a', 'b'), stampOf('ab', ''), 'the boundary counts')
})

const FAILURES: readonly (readonly [output: string, exit: number, why: RegExp])[] = [
  ['npm error code ENOTFOUND\nnpm error network request failed', 6, /could not be reached/],
  ['npm error code EAI_AGAIN', 6, /could not be reached/],
  ['npm error code EINTEGRITY', 1, /not the one the lockfile names/],
  ['npm error code EUSAGE\nnpm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.', 1, /disagree/],
  ['npm error code ENOSPC', 1, /disk is full/],
  ['npm error code EACCES', 1, /may not write/],
  ['npm error code E401', 1, /asks for a login/],
  ['something new', 1, /npm says so/],
]

for (const [output, exit, why] of FAILURES) {
  test(`explainNpmFailure() explains ${output.split('\n')[0]}`, async (t) => {
    const found = explainNpmFailure(output)
    t.match(found, { exit, why })
    t.ok(found.fix.length > 0)
  })
}

test('exitCodeOf() passes a code on, and counts a signal as a shell does', async (t) => {
  t.equal(exitCodeOf(0, null), 0)
  t.equal(exitCodeOf(7, null), 7)
  t.equal(exitCodeOf(null, 'SIGTERM'), 143)
  t.equal(exitCodeOf(null, 'SIGKILL'), 137)
})

test('systemPath() drops the folders that npm put in front', async (t) => {
  t.equal(systemPath(['/a/node_modules/.bin', '/usr/bin', '/b/node_modules/.bin/', '/bin'].join(delimiter)), ['/usr/bin', '/bin'].join(delimiter))
})

test('bootstrap.js refuses an unknown verb with its usage on stderr', async (t) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BOOTSTRAP, 'dance'], { encoding: 'utf8' })
  t.equal(status, 2)
  t.equal(stdout, '')
  t.match(stderr, /^Usage: .*start\|test\|ok/)
})

test('bootstrap.js imports nothing that an install would have to bring', async (t) => {
  const specifiers = [...readFileSync(BOOTSTRAP, 'utf8').matchAll(/^import .* from '([^']+)'$/gm)].map(([, specifier]) => specifier)
  t.ok(specifiers.length > 0)
  t.strictSame(specifiers.filter((specifier) => !specifier?.startsWith('node:')), [])
})
