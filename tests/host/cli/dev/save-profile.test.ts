import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'tap'
import type { CpuProfile } from '../../../../host/cells/mod.ts'
import { saveProfile } from '../../../../host/cli/dev/save-profile.ts'
import { ask, inspectedFolder, start } from './_inspected.ts'

const EMPTY = { plugin: 'acme.hello', profile: JSON.stringify({ nodes: [], samples: [], timeDeltas: [], startTime: 0, endTime: 0 }), sourceMap: undefined }

test('saveProfile() keeps the newest twenty, and what is no profile not at all', async (t) => {
  const folder = t.testdir()
  t.equal(await saveProfile(folder, { ...EMPTY, profile: '{"nodes":5}' }, new Date()), undefined)
  t.notOk(existsSync(join(folder, '.hardpoint')))
  const files: string[] = []
  for (let second = 0; second < 23; second++) files.push((await saveProfile(folder, EMPTY, new Date(Date.UTC(2026, 0, 1, 0, 0, second))))?.file ?? '')
  const directory = join(folder, '.hardpoint/profiles')
  t.strictSame(readdirSync(directory).map((name) => join(directory, name)), files.slice(3))
  t.match(files[0], /\/acme\.hello-2026-01-01T00-00-00-000Z\.cpuprofile$/)
})

test('a call that runs out of CPU time, or of wall time, leaves a profile that names the author\'s function, file and line', async (t) => {
  const folder = t.testdir(inspectedFolder())
  const { next } = start(t, folder)
  const { url } = await next('listening')
  await next('serving')
  // On a busy machine its wall time may be over first.
  t.match(await askUntil(url, 'spin', /HP_ERR_TIMEOUT_/), /HP_ERR_TIMEOUT_/)
  const spun = await next('profile')
  t.match(spun.hottest, { name: 'spin', file: 'src/words.ts', line: 6 })
  t.ok((spun.hottest?.share ?? 0) > 0.8, `${spun.hottest?.share}`)
  t.equal(await ask(url, 'hello'), 'one!3', 'in another isolate')
  t.match(await askUntil(url, 'wait', /HP_ERR_TIMEOUT_WALL/), /HP_ERR_TIMEOUT_WALL/)
  const waited = await next('profile')
  t.match(waited.hottest, { file: /^src\/(main|words)\.ts$/ })
  for (const { file } of [spun, waited]) {
    t.ok(file.startsWith(join(folder, '.hardpoint/profiles/acme.hello-')), file)
    const { nodes, samples, timeDeltas, startTime, endTime } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile
    const urls = new Set(nodes.map(({ callFrame }) => callFrame.url))
    t.ok(['src/words.ts', 'src/main.ts'].some((name) => urls.has(pathToFileURL(join(folder, name)).href)), 'an editor opens it')
    t.notOk(urls.has('plugin:acme.hello/main.js'))
    t.equal(samples.length, timeDeltas.length)
    t.ok(samples.every((sample) => nodes.some(({ id }) => id === sample)))
    t.ok(timeDeltas.every((delta) => delta >= 0), 'times do not go back')
    t.ok(timeDeltas.reduce((sum, delta) => sum + delta, 0) <= endTime - startTime + 1)
  }
})

/** Again, while the machine gave the call no processor (HP_ERR_STARVED): that is no fault of the plugin's, and leaves no profile. */
async function askUntil(url: string, path: string, expected: RegExp): Promise<string> {
  let told = ''
  for (let tries = 0; tries < 10 && !expected.test(told); tries++) told = await ask(url, path)
  return told
}
