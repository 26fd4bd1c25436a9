import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { test } from 'tap'
import { readLicense } from '../../../../host/licensing/license-document.ts'
import { home, tryCli } from '../_try.ts'

test('license issue signs what license set takes', async (t) => {
  const directory = home(t)
  await tryCli(['license', 'keygen', 'k.json'], { directory })
  const { exit, out } = await tryCli(['license', 'issue', 'l.json', '--key', 'k.json', '--tier', 'pro', '--holder', 'Acme', '--days', '30', '--json'], { directory })
  t.equal(exit, 0)
  const { license } = JSON.parse(out) as { license: { expiresAt: string; issuedAt: string } }
  t.equal(Date.parse(license.expiresAt) - Date.parse(license.issuedAt), 30 * 86_400_000)
  const { publicKey } = await readKeyFile(join(directory, 'k.json'))
  t.match(readLicense(JSON.parse(readFileSync(join(directory, 'l.json'), 'utf8')), [publicKey]), { tier: 'pro', tenant: '*', holder: 'Acme', graceDays: 14 })
})

test('license issue refuses what is incomplete', async (t) => {
  const directory = home(t)
  await tryCli(['license', 'keygen', 'k.json'], { directory })
  const issue = (...options: string[]): ReturnType<typeof tryCli> => tryCli(['license', 'issue', 'l.json', ...options], { directory })
  t.match(await issue('--tier', 'pro'), { exit: 2 })
  t.match(await issue('--key', 'k.json'), { exit: 2 })
  t.match(await issue('--key', 'none.json', '--tier', 'pro'), { exit: 4 })
  t.match(await issue('--key', 'k.json', '--tier', 'pro', '--until', 'tomorrow'), { exit: 2, err: /2027-01-31/ })
  t.match(await issue('--key', 'k.json', '--tier', 'pro', '--until', '2020-01-01'), { err: /HP_ERR_LICENSE_INVALID/ }, 'in the past')
  t.match(await issue('--key', 'k.json', '--tier', 'pro', '--until', '2099-01-31T12:00:00Z'), { exit: 0, out: /until 2099-01-31T12:00:00Z/ })
  t.match(await issue('--key', 'k.json', '--tier', 'gold'), { exit: 2, err: /free, pro, enterprise/ })
  for (const days of ['-1', '1.5', 'x', '']) t.match(await issue('--key', 'k.json', '--tier', 'pro', `--days=${days}`), { exit: 2 }, days)
})
