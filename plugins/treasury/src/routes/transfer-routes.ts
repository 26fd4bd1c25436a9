import type { HostApi, RouteContext } from '@hardpoint/sdk'
import { actorOf, policyOf, timestamp } from '../call.ts'
import { postTransfer, type MoneyCall, type Recorded, type TransferRequest } from '../commands/post-transfer.ts'
import { reverseTransfer } from '../commands/reverse-transfer.ts'
import { settleTransfer } from '../commands/settle-transfer.ts'
import { readKey } from '../idempotency.ts'
import { sequenceOf, showRecord } from '../journal.ts'
import { submit } from '../ledger.ts'

/** Everything that moves money over HTTP. */
export const transferRoutes = {
  async createTransfer(request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const call = await moneyCall(request, host, context)
    return answer(await submit(host, context, postTransfer(await request.json() as TransferRequest, call)))
  },

  async reverseTransfer(request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const call = await moneyCall(request, host, context)
    const sequence = sequenceOf(context.params['id'] ?? '')
    return answer(await submit(host, context, reverseTransfer({ ...await described(request), sequence }, call)))
  },

  async approveTransfer(request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    return settle(request, host, context, 'approval')
  },

  async rejectTransfer(request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    return settle(request, host, context, 'rejection')
  },
}

async function settle(request: Request, host: HostApi, context: RouteContext, kind: 'approval' | 'rejection'): Promise<Response> {
  const sequence = sequenceOf(context.params['id'] ?? '')
  const settlement = { kind, sequence, actor: actorOf(context), at: timestamp(), ...await described(request) }
  return Response.json(showRecord(await submit(host, context, settleTransfer(settlement))))
}

async function moneyCall(request: Request, host: HostApi, context: RouteContext): Promise<MoneyCall> {
  const key = readKey(request.headers.get('idempotency-key'))
  return { key, actor: actorOf(context), at: timestamp(), policy: await policyOf(host, context) }
}

/** The body is optional where only a reason can be given. */
async function described(request: Request): Promise<{ readonly description?: string }> {
  const text = await request.text()
  return text === '' ? {} : JSON.parse(text) as { description?: string }
}

/** 201: moved; 202: waits for an approval. A replay has the status of the first answer. */
function answer({ record, replayed }: Recorded): Response {
  return Response.json(showRecord(record), {
    status: record.state === 'pending' ? 202 : 201,
    ...(replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}),
  })
}
