import { codeOf, transferOf } from './ledger.ts'
import { cellPid } from './steps-license.ts'
import type { TourContext, TourStep } from './tour-step.ts'

const BASE = '/p/hardpoint.treasury'
const IN_FLIGHT = 16
/** Time between two looks at the kernel's health, ms. */
const PROBE_MS = 10

export const transfers: TourStep = {
  name: 'Two accounts, 1,000 transfers over HTTP with 16 in flight: the sum is zero, balances equal the fold',
  async run({ http, ledger }) {
    const accounts = []
    for (const id of ['tour:a', 'tour:b']) accounts.push((await http.send('POST', `${BASE}/accounts`, { id, asset: 'aUEC/0', kind: 'external', name: id }, { 'idempotency-key': `open-${id}` })).status)
    const load = await ledger.load(1000, IN_FLIGHT)
    const compared = await ledger.compare()
    const trial = await http.send('GET', `${BASE}/trial-balance`)
    const { balanced, complete, lines } = (trial.body ?? {}) as Readonly<Record<string, unknown>>
    return {
      saw: { accounts, ...load, perSecond: Math.round(load.sent / load.ms * 1000), ...compared, trialBalance: trial.body },
      checks: {
        opened: accounts.every((status) => status === 201), allPosted: load.acknowledged === 1000, noFailure: Object.keys(load.failures).length === 0,
        sumIsZero: compared.sumIsZero, balancesEqualFold: compared.equal, trialBalance: trial.status === 200 && balanced === true && complete === true,
        // Each moves two balances.
        eachOnce: lines === 2000,
      },
    }
  },
}

export const idempotency: TourStep = {
  name: 'The same idempotency key again answers the same; with another body it is refused',
  async run({ ledger }) {
    const before = await ledger.compare()
    const first = await ledger.post('tour-1', transferOf(1))
    const again = await ledger.post('tour-1', transferOf(1))
    const other = await ledger.post('tour-1', { ...transferOf(1), amount: 1n })
    const after = await ledger.compare()
    return {
      saw: { first: first.status, again: again.status, transfer: first.body, other: { status: other.status, code: codeOf(other) } },
      checks: {
        answered: first.status === 201 || first.status === 200, sameAnswer: first.status === again.status && JSON.stringify(first.body) === JSON.stringify(again.body),
        otherRefused: other.status === 409, otherNamesWhy: codeOf(other) === 'TREASURY_IDEMPOTENCY_CONFLICT', nothingMoved: JSON.stringify(before) === JSON.stringify(after) && after.equal,
      },
    }
  },
}

export const killedCell: TourStep = {
  name: 'The cell\'s process is killed under load: the kernel answers all along, calls fail with a code, service is back within a second, no posting lost or doubled',
  async run({ http, ledger }) {
    const before = await cellPid(http)
    const probes = probe(http)
    const partway = async (): Promise<void> => { if (before !== 0) process.kill(before, 'SIGKILL') }
    const load = await ledger.load(1000, IN_FLIGHT, { partway }).finally(() => { probes.stop() })
    const healthProbes = await probes.seen
    const compared = await ledger.compare()
    const after = await cellPid(http)
    const codes = Object.keys(load.failures)
    return {
      saw: { killed: before, now: after, ...load, ...compared, healthProbes },
      checks: {
        killedUnderLoad: before !== 0 && after !== 0 && before !== after && codes.length > 0, kernelAnswered: healthProbes.probes > 0 && healthProbes.failedProbes === 0,
        answeredAtOnce: healthProbes.slowestMs < 1000, failedWithACode: codes.every((code) => code.startsWith('HP_ERR_')), backWithinASecond: load.longestOutageMs < 1000,
        allAcknowledged: load.acknowledged === 1000, nothingLostOrDoubled: compared.equal && compared.sumIsZero,
      },
    }
  },
}

interface Probes { readonly probes: number; readonly failedProbes: number; readonly slowestMs: number }

/** Asks for the kernel's health, over and over, until it is stopped. */
function probe(http: TourContext['http']): { stop(): void; readonly seen: Promise<Probes> } {
  let probing = true
  const look = async (): Promise<Probes> => {
    let probes = 0, failedProbes = 0, slowestMs = 0
    do {
      const began = performance.now()
      const answer = await http.send('GET', '/healthz').catch(() => undefined)
      if (answer?.status !== 200) failedProbes++
      slowestMs = Math.max(slowestMs, Math.round(performance.now() - began))
      probes++
      await new Promise((done) => { setTimeout(done, PROBE_MS) })
    } while (probing)
    return { probes, failedProbes, slowestMs }
  }
  return { stop() { probing = false }, seen: look() }
}

export const killedHost: TourStep = {
  name: 'The host is killed under load and started again: every acknowledged posting is there',
  async run({ http, host, ledger }) {
    const partway = async (): Promise<void> => {
      await host.kill()
      http.url = await host.start()
    }
    const load = await ledger.load(600, IN_FLIGHT, { partway })
    const compared = await ledger.compare()
    return {
      saw: { ...load, ...compared },
      checks: { killedUnderLoad: Object.keys(load.failures).length > 0, allAcknowledged: load.acknowledged === 600, nothingLostOrDoubled: compared.equal && compared.sumIsZero },
    }
  },
}
