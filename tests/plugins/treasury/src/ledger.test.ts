import { test } from 'tap'
import { submit } from '../../../../plugins/treasury/src/ledger.ts'
import { MemoryLedger } from './_ledger.ts'
import type { HostApi } from '@hardpoint/sdk'

test('submit() has a row of its own for each organisation: neither waits for, nor writes with, the other', async (t) => {
  const [one, two] = [new MemoryLedger(), new MemoryLedger()]
  const command = { reads: [], run: async (scope: { set(key: string[], value: unknown): void }) => scope.set(['a'], 1) }
  const host = (ledger: MemoryLedger) => ({ storage: ledger as unknown as HostApi['storage'] })
  await Promise.all([submit(host(one), { tenant: 'one' }, command), submit(host(two), { tenant: 'two' }, command)])
  t.strictSame([one.commits, two.commits], [1, 1])
})
