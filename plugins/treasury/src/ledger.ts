import type { HostApi } from '@hardpoint/sdk'
import { Writer, type Command } from './writer.ts'

/** One row of writers for each organisation: one isolate may serve several. */
const writers = new Map<string, Writer>()

/** Brings a change to the ledger of the call's organisation. @throws what the command throws; TREASURY_BUSY */
export function submit<T>(host: Pick<HostApi, 'storage'>, { tenant }: { readonly tenant: string }, command: Command<T>): Promise<T> {
  const writer = writers.get(tenant) ?? new Writer()
  writers.set(tenant, writer)
  return writer.submit(host.storage, command)
}
