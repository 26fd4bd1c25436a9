import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { configFile } from '../../../../host/cli/doctor/config-file.ts'
import { runChecks } from '../../../../host/cli/doctor/run-checks.ts'

test('configFile names what is set', async (t) => {
  t.same(await configFile.run({ dataDirectory: t.testdir() }), { state: 'ok', found: 'no settings' })
  t.same(await configFile.run({ dataDirectory: t.testdir({ 'config.json': '{"port":1,"registry":"r"}' }) }), { state: 'ok', found: 'sets port, registry' })
})

const BROKEN: readonly (readonly [name: string, text: string, found: RegExp])[] = [
  ['what is not JSON', '{"port": 1,}', /config\.json is not valid at \/: .*\(HP_ERR_DOCUMENT_INVALID\)/],
  ['an unknown setting', '{"prot": 7420}', /prot/],
  ['a value of the wrong type', '{"port": "7420"}', /\/port/],
  ['an empty file', '', /not valid at \//],
]

for (const [name, text, found] of BROKEN) {
  test(`configFile finds ${name}`, async (t) => {
    const [result] = await runChecks([configFile], { dataDirectory: t.testdir({ 'config.json': text }), progress: () => undefined })
    t.match(result, { state: 'fail', found, fix: /Correct/ })
  })
}

test('configFile finds a file that cannot be read: the host would not start', async (t) => {
  const dataDirectory = t.testdir()
  await mkdir(join(dataDirectory, 'config.json'))
  const [result] = await runChecks([configFile], { dataDirectory, progress: () => undefined })
  t.match(result, { state: 'fail', found: /EISDIR.*HP_ERR_DATA_READ_ONLY/, fix: String })
})
