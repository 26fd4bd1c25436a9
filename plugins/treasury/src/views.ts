import type { HostApi } from '@hardpoint/sdk'
import { loadAccount, showAccount, type Account, type StoredAccount } from './account.ts'
import { unknownAccount } from './balances.ts'
import { accountKey, journalKey, reversalKey, settlementKey } from './keys.ts'
import { sequenceOf, showRecord, transferId, unknownTransfer, type JournalRecord } from './journal.ts'

type Storage = Pick<HostApi, 'storage'>

/** @throws TREASURY_ACCOUNT_UNKNOWN */
export async function readAccount({ storage }: Storage, id: string): Promise<Account> {
  const { value } = await storage.get(accountKey(id))
  if (value === null) throw unknownAccount(id)
  return loadAccount(value as StoredAccount)
}

/** An account in a few words, for lists and other plugins. */
export function showBalance(account: Account) {
  const { id, asset, balance, available } = showAccount(account)
  return { account: id, asset, balance, available }
}

/**
 * A record with what happened to it since: `settledBy` and `reversedBy` name the records that did, and the `status` of a settled one
 * follows them (`posted`, `rejected`, `expired`).
 *
 * @throws TREASURY_TRANSFER_UNKNOWN
 */
export async function readTransfer({ storage }: Storage, id: string) {
  const sequence = sequenceOf(id)
  const [record, settlement, reversal] = await storage.getMany([journalKey(sequence), settlementKey(sequence), reversalKey(sequence)])
  if (record === undefined || record.value === null) throw unknownTransfer(id)
  const shown = showRecord(record.value as JournalRecord)
  if (typeof settlement?.value !== 'number') return { ...shown, ...reversedBy(reversal?.value) }
  const [settler, reversalOfSettler] = await storage.getMany([journalKey(settlement.value), reversalKey(settlement.value)])
  const { kind } = (settler as { value: unknown }).value as JournalRecord
  return { ...shown, status: STATUS[kind], settledBy: transferId(settlement.value), ...reversedBy(reversalOfSettler?.value) }
}

const STATUS: Readonly<Record<JournalRecord['kind'], string>> = {
  approval: 'posted', rejection: 'rejected', expiry: 'expired', transfer: 'posted', reversal: 'posted',
}

function reversedBy(sequence: unknown): { readonly reversedBy?: string } {
  return typeof sequence === 'number' ? { reversedBy: transferId(sequence) } : {}
}
