import { codeOf } from './ledger.ts'
import { cellPid } from './steps-license.ts'
import type { TourStep } from './tour-step.ts'

const BASE = '/p/hardpoint.treasury'
const IN_FLIGHT = 16

export const transfers: TourStep = {
  name: 'Two accounts, 1,000 transfers over HTTP with 16 in flight: the sum is zero, balances equal the fold',
  async run({ http, ledger }) {
    const accounts = []
    for (const id of ['tour:a', 'tour:b']) accounts.push((await http.send('POST', `${BASE}/accounts`, { id, asset: 'aUEC/0', kind: 'external', name: id }, { 'idempotency-key': `open-${id}` })).status)
    const load = await ledger.load(1000, IN_FLIGHT)
    const compared = await ledger.compare()
    const trial = await http.send('GET', `${BASE}/trial-balance`)
    return {
      saw: { accounts, ...load, perSecond: Math.round(load.sent / load.ms * 1000), ...compared, trialBalance: trial.body },
      checks: {
        opened: accounts.every((status) => status === 201), allPosted: load.acknowledged === 1000, noFailure: Object.keys(load.failures).length === 0,
        sumIsZero: compared.sumIsZero, balancesEqualFold: compared.equal, trialBalance: trial.status === 200,
      },
    }
  },
}

export const idempotency: TourStep = {
  name: 'The same idempotency key again answers the same; with another body it is refused',
  async run({ ledger }) {
    const before = await ledger.compare()
    const first = await ledger.post('tour-1', { from: 'tour:a', to: 'tour:b', amount: BigInt(1 + 7919 % 997) })
    const again = await ledger.post('tour-1', { from: 'tour:a', to: 'tour:b', amount: BigInt(1 + 7919 % 997) })
    const other = await ledger.post('tour-1', { from: 'tour:a', to: 'tour:b', amount: 1n })
    const after = await ledger.compare()
    return {
      saw: { first: first.status, again: again.status, transfer: first.body, other: { status: other.status, code: codeOf(other) } },
      checks: { sameAnswer: first.status === again.status && JSON.stringify(first.body) === JSON.stringify(again.body), otherRefused: other.status === 409, nothingMoved: JSON.stringify(before) === JSON.stringify(after) && after.equal },
    }
  },
}

export const killedCell: TourStep = {
  name: 'The cell\'s process is killed under load: the kernel answers all along, calls fail with a code, service is back within a second, no posting lost or doubled',
  async run({ http, ledger }) {
    const before = await cellPid(http)
    let probing = true
    let slowestMs = 0, probes = 0, failedProbes = 0
    const probe = (async () => {
      while (probing) {
        const began = performance.now()
        const answer = await http.send('GET', '/healthz').catch(() => undefined)
        if (answer?.status !== 200) failedProbes++
        slowestMs = Math.max(slowestMs, performance.now() - began)
        probes++
        await new Promise((done) => setTimeout(done, 10))
      }
    })()
    setTimeout(() => { if (before !== 0) process.kill(before, 'SIGKILL') }, 150)
    const load = await ledger.load(1000, IN_FLIGHT).finally(() => { probing = false })
    await probe
    const compared = await ledger.compare()
    const after = await cellPid(http)
    const codes = Object.keys(load.failures)
    return {
      saw: { killed: before, now: after, ...load, ...compared, healthProbes: { probes, failedProbes, slowestMs: Math.round(slowestMs) } },
      checks: { killedUnderLoad: before !== 0 && after !== 0 && before !== after && codes.length > 0, kernelAnswered: probes > 0 && failedProbes === 0, failedWithACode: codes.every((code) => code.startsWith('HP_ERR_')), backWithinASecond: load.longestOutageMs < 1000, nothingLostOrDoubled: compared.equal && compared.sumIsZero },
    }
  },
}

export const killedHost: TourStep = {
  name: 'The host is killed under load and started again: every acknowledged posting is there',
  async run({ http, host, ledger }) {
    const restart = (async () => {
      await new Promise((done) => setTimeout(done, 150))
      await host.kill()
      http.url = await host.start()
    })()
    const load = await ledger.load(600, IN_FLIGHT)
    await restart
    const compared = await ledger.compare()
    return {
      saw: { ...load, ...compared },
      checks: { killedUnderLoad: Object.keys(load.failures).length > 0, allAcknowledged: load.acknowledged === 600, nothingLostOrDoubled: compared.equal && compared.sumIsZero },
    }
  },
}
