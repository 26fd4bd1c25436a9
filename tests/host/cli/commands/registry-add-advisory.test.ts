import { test } from 'tap'
import { home } from '../_try.ts'
import { advised } from './_advised.ts'

const ADD = ['registry', 'add-advisory', 'reg', 'HPA-2', 'acme.mail', '>=2'] as const

test('registry add-advisory signs an advisory, and refuses what hosts would not read', async (t) => {
  const run = await advised(home(t))
  const said = ['--severity', 'low', '--title', 'Slow'] as const
  t.match(await run([...ADD, ...said]), { exit: 2 })
  t.match(await run([...ADD, '--title', 'Slow', '--key', 's.json']), { exit: 8, err: /HP_ERR_DOCUMENT_INVALID/ }, 'no severity')
  t.match(await run([...ADD, ...said, '--key', 'k.json']), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
  t.match(await run([...ADD, ...said, '--key', 's.json']), { exit: 0, out: 'HPA-2 is in force: hosts warn of acme.mail >=2' })
  t.match(await run([...ADD, ...said, '--key', 's.json']), { exit: 0 }, 'again: nothing')
  t.match(await run([...ADD, ...said, '--action', 'disable', '--key', 's.json']), { err: /HP_ERR_REGISTRY_CORRUPT/ }, 'other words under that id')
})
