import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { CHECKS } from '../../../../host/cli/doctor/checks.ts'
import { runChecks } from '../../../../host/cli/doctor/run-checks.ts'
import { openTestRegistry } from '../../../_registry.ts'

const FOLDER = join(import.meta.dirname, '../../../../host/cli/doctor')
const NO_CHECKS = ['attack', 'check.ts', 'checks.ts', 'run-checks.ts']

test('CHECKS holds every check of the folder, each under its own name', async (t) => {
  const files = readdirSync(FOLDER).filter((file) => !file.startsWith('_') && !NO_CHECKS.includes(file))
  t.equal(CHECKS.length, files.length, files.join(', '))
  t.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length)
})

test('CHECKS find nothing on a healthy machine, and change nothing', async (t) => {
  const [registry, dataDirectory] = [join(t.testdir(), 'registry'), join(t.testdirName, 'data')]
  await (await openTestRegistry(registry)).close()
  await mkdir(dataDirectory, { mode: 0o700 })
  await writeFile(join(dataDirectory, 'config.json'), JSON.stringify({ registry, port: 0 }))
  const results = await runChecks(CHECKS, { dataDirectory, progress: () => undefined })
  // A disk that is nearly full is this machine's, as is a wall that it does not have, and no fault of the checks.
  t.same(results.filter(({ id, state }) => state === 'fail' || (state === 'warn' && id !== 'data directory' && !id.startsWith('wall '))), [])
  t.same(readdirSync(dataDirectory), ['config.json'])
})
