import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin rollout changes the share of hosts that plugin publish began with', async (t) => {
  const { run } = await publishable(home(t))
  const publish = (...more: string[]) => run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json', ...more])
  for (const share of ['0', '101', 'half', '5.5', '']) t.match(await publish('--rollout', share), { exit: 2, err: /1 to 100/ }, share)
  const { version, rollout } = JSON.parse((await publish('--rollout', '5', '--json')).out) as { version: string; rollout: number }
  t.equal(rollout, 5)
  const roll = (percent: string, ...more: string[]) => run(['plugin', 'rollout', `acme.mail@${version}`, percent, '--registry', 'reg', '--key', 'k.json', ...more])
  t.match(await roll('25%'), { exit: 0, out: `acme.mail ${version} goes to 25 % of hosts by itself` })
  t.match(JSON.parse((await roll('50', '--json')).out), { version, rollout: 50 })
  t.match(await roll('100'), { exit: 0, out: `acme.mail ${version} goes to all hosts by itself` })
  t.equal((JSON.parse((await roll('100', '--json')).out) as { rollout?: number }).rollout, undefined)
  t.match(await roll('0'), { exit: 2, err: /plugin yank/ })
  t.match(await run(['plugin', 'rollout', 'acme.mail', '5', '--registry', 'reg', '--key', 'k.json']), { exit: 2, err: /Name one version/ })
  t.match(await roll('101'), { exit: 2, err: /1 to 100/ })
})
