import { FakeStorage } from '../../../../sdk/testing/fake-storage.ts'
import { storeAccount, type Account } from '../../../../plugins/treasury/src/account.ts'
import { parseAsset } from '../../../../plugins/treasury/src/asset.ts'
import type { ApprovalPolicy } from '../../../../plugins/treasury/src/approval-policy.ts'
import { accountKey } from '../../../../plugins/treasury/src/keys.ts'
import type { MoneyCall } from '../../../../plugins/treasury/src/commands/post-transfer.ts'
import type { LedgerStorage } from '../../../../plugins/treasury/src/unit-of-work.ts'
import { Writer, type Command } from '../../../../plugins/treasury/src/writer.ts'

/** An account of EUR/2 that holds nothing, cannot go below zero and has no spenders, but for what a test says. */
export function accountOf(changes: Partial<Account> & { readonly id: string }): Account {
  return {
    asset: parseAsset('EUR/2'), kind: 'normal', min: 0n, max: undefined, spenders: [], createdAt: '2026-11-01T00:00:00.000Z', createdBy: 'token:admin',
    balance: 0n, reservedOut: 0n, reservedIn: 0n, last: 0, ...changes,
  }
}

/** Storage in memory, as a unit of work sees it; `before` runs before each commit and may write in between. */
export class MemoryLedger implements LedgerStorage {
  readonly store = new FakeStorage({ plugin: 'hardpoint.treasury', clock: () => 0, quotaBytes: 1e9 })
  readonly published: { readonly topic: string; readonly data: unknown }[] = []
  readonly writer = new Writer()
  commits = 0
  reads = 0
  before: () => void = () => undefined

  getMany = async (keys: (string | number | boolean)[][]) => { this.reads++; return this.store.getMany(keys) }

  commit: LedgerStorage['commit'] = async ({ publish, ...commit }) => {
    this.before()
    this.commits++
    const result = this.store.commit(commit)
    if (result.ok) this.published.push(...publish)
    return result
  }

  value(key: (string | number | boolean)[]): unknown { return this.store.get(key).value }

  run<T>(command: Command<T>): Promise<T> { return this.writer.submit(this, command) }
}

export function ledgerWith(...accounts: readonly Account[]): MemoryLedger {
  const ledger = new MemoryLedger()
  ledger.store.commit({ set: accounts.map((account) => ({ key: accountKey(account.id), value: storeAccount(account) })) })
  return ledger
}

export const OPEN: ApprovalPolicy = { assets: ['EUR/2'], thresholds: new Map(), approvalTimeoutMs: 3_600_000, approvals: true }

/** Above 100.00 EUR a second principal is needed. */
export const GUARDED: ApprovalPolicy = { ...OPEN, thresholds: new Map([['EUR/2', 100_00n]]) }

export const NOON = '2026-11-20T12:00:00.000Z'

let keys = 0

export function moneyCall(changes: Partial<MoneyCall> = {}): MoneyCall {
  return { key: `key-${++keys}`, actor: { id: 'token:admin', admin: true }, at: NOON, policy: OPEN, ...changes }
}
