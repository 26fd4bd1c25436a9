import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('version shows ours and Node\'s', async (t) => {
  t.match(JSON.parse((await tryCli(['version', '--json'], { directory: home(t) })).out), { hardpoint: /^\d+\.\d+\.\d+/, node: process.version })
})
