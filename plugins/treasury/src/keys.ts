/** Where the ledger keeps what. Numbers sort by value, so that a scan is in order of posting. */
export type StorageKey = (string | number | boolean)[]

/** Sequence number of the last journal record. Each commit checks and raises it, so that commits of other hosts are never missed. */
export const HEAD: StorageKey = ['head']

export const ACCOUNTS: StorageKey = ['account']
export const accountKey = (id: string): StorageKey => [...ACCOUNTS, id]

/** The journal: written once, never changed or deleted. */
export const JOURNAL: StorageKey = ['journal']
export const journalKey = (sequence: number): StorageKey => [...JOURNAL, sequence]

/** One line for each account that a leg touches, with the balance after it. Written once. */
export const historyPrefix = (account: string): StorageKey => ['history', account]
export const historyKey = (account: string, sequence: number, leg: number): StorageKey => [...historyPrefix(account), sequence, leg]

/** Kept for ever, as part of the ledger. A key belongs to the principal that used it: nobody can take or read another's. */
export const idempotencyKey = (principal: string, key: string): StorageKey => ['idempotency', principal, key]

/** Which record settled a pending one: approval, rejection or expiry. */
export const settlementKey = (sequence: number): StorageKey => ['settlement', sequence]

/** Which record reverses a posted one. */
export const reversalKey = (sequence: number): StorageKey => ['reversal', sequence]

/** Pending records by the time they expire, in milliseconds since 1970. */
export const EXPIRIES: StorageKey = ['expiry']
export const expiryKey = (at: number, sequence: number): StorageKey => [...EXPIRIES, at, sequence]
