import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('doctor --boot prints the order of the services', async (t) => {
  const { exit, out } = await tryCli(['doctor', '--boot', '--json'], { directory: home(t) })
  t.equal(exit, 0)
  const steps = JSON.parse(out) as { service: string; needs: string[] }[]
  const seen = new Set<string>()
  for (const { service, needs } of steps) {
    t.ok(needs.every((need) => seen.has(need)), `${service} after ${needs.join(', ')}`)
    seen.add(service)
  }
  t.ok(seen.has('store') && seen.has('http'))
})

test('doctor reports each check, with its fix, and exits 1 for a failure', async (t) => {
  const directory = home(t)
  const { exit, out } = await tryCli(['doctor', '--json', '--data', 'file'], { directory: t.testdir({ file: 'no directory' }) })
  t.equal(exit, 1)
  t.match((JSON.parse(out) as { id: string }[]).find(({ id }) => id === 'data directory'), { state: 'fail', fix: String })
  t.match(await tryCli(['doctor'], { directory }), { out: /node +Node \d/ })
})

test('doctor exits 0 where there are warnings alone, and shows their fixes', async (t) => {
  const directory = home(t, { '.hardpoint': { 'config.json': '{"port":0}' } })
  chmodSync(join(directory, '.hardpoint'), 0o700)
  const { exit, out } = await tryCli(['doctor'], { directory })
  t.equal(exit, 0, out)
  t.match(out, /^warn {2}registry +config\.json names no registry.*\n +fix: Set "registry"/m)
})

test('doctor prints nothing that moves the cursor', async (t) => {
  const directory = t.testdir({ 'evil\u001b[2J': 'no directory' })
  const { exit, out } = await tryCli(['doctor', '--data', 'evil\u001b[2J'], { directory })
  t.equal(exit, 1)
  t.match(out, 'evil\\u001b[2J is no directory')
  t.notMatch(out, '\u001b')
})

test('doctor --attack finds that this machine contains every attack', { timeout: 120_000 }, async (t) => {
  const { exit, out } = await tryCli(['doctor', '--attack', '--json'], { directory: home(t) })
  const { attacks, worstKernelMs } = JSON.parse(out) as { attacks: { contained: boolean }[]; worstKernelMs: number }
  t.same(attacks.filter(({ contained }) => !contained), [])
  t.ok(attacks.length >= 12)
  t.type(worstKernelMs, 'number')
  t.equal(exit, 0)
})
