// Cases of the public TUF conformance suite about keys and thresholds, told anew. Their names stand in parentheses.
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { Simulator } from './_simulator.ts'

interface Test { testdir(): string; teardown(work: () => unknown): unknown }

async function initialised(t: Test): Promise<Simulator> {
  const simulator = await Simulator.create(t)
  await simulator.init()
  return simulator
}

test('runConformance() counts keys, not ids or signatures (test_snapshot_has_too_few_keys, test_duplicate_keys)', async (t) => {
  const cases: readonly [string, (simulator: Simulator) => void, number][] = [
    ['more needed than there are', (s) => { for (let n = 0; n < 4; n++) s.addKey('snapshot'); Object.assign(s.root.roles?.['snapshot'] ?? {}, { threshold: 6 }) }, 1],
    ['as many as needed', (s) => { for (let n = 0; n < 4; n++) s.addKey('snapshot'); Object.assign(s.root.roles?.['snapshot'] ?? {}, { threshold: 5 }) }, 0],
    ['a key that the root names and that did not sign', (s) => { s.addKey('snapshot', generateKeyPair(), { signs: false }); Object.assign(s.root.roles?.['snapshot'] ?? {}, { threshold: 2 }) }, 1],
    ['one key nine times', (s) => {
      const key = s.addKey('snapshot')
      for (let n = 0; n < 9; n++) s.root.roles?.['snapshot']?.keyids.push(s.root.roles['snapshot'].keyids[1] ?? '')
      s.signers['snapshot'] = [key]
      Object.assign(s.root.roles?.['snapshot'] ?? {}, { threshold: 6 })
    }, 1],
  ]
  for (const [name, change, code] of cases) {
    const simulator = await initialised(t)
    t.equal(await simulator.refresh(), 0)
    change(simulator)
    simulator.publish('root', 'snapshot', 'timestamp')
    t.equal(await simulator.refresh(), code, name)
    t.equal(await simulator.version('snapshot'), code === 0 ? 2 : 1)
  }
})

test('runConformance() takes no snapshot that too few of its keys signed (test_snapshot_does_not_meet_threshold)', async (t) => {
  const simulator = await initialised(t)
  for (let n = 0; n < 2; n++) simulator.addKey('snapshot')
  Object.assign(simulator.root.roles?.['snapshot'] ?? {}, { threshold: 3 })
  simulator.publish('root', 'targets', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  simulator.signers['snapshot']?.pop()
  simulator.publish('targets', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 1)
  t.equal(await simulator.version('snapshot'), 2)
})

test('runConformance() takes no role with one signature twice (test_duplicate_sig_keyids, test_duplicate_keys)', async (t) => {
  for (const threshold of [1, 2]) {
    const simulator = await initialised(t)
    const { keyids = [] } = simulator.root.roles?.['snapshot'] ?? {}
    Object.assign(simulator.root.roles?.['snapshot'] ?? {}, { threshold, keyids: threshold === 1 ? keyids : [...keyids, ...keyids] })
    simulator.publish('root', 'snapshot', 'timestamp')
    simulator.alter('snapshot', ({ signatures }) => signatures.push(...signatures))
    t.equal(await simulator.refresh(), 1, `${threshold}`)
    t.equal(await simulator.version('snapshot'), undefined)
  }
})

test('runConformance() takes a role that enough signed, whatever other signatures are (test_invalid_sig_in_valid_metadata)', async (t) => {
  const simulator = await initialised(t)
  simulator.addKey('timestamp')
  simulator.publish('root')
  for (const [sig, version] of [['ab'.repeat(64), 2], ['', 3], ['no hex', 4]] as const) {
    simulator.publish('timestamp')
    simulator.alter('timestamp', ({ signatures }) => { Object.assign(signatures[0] ?? {}, { sig }) })
    t.equal(await simulator.refresh(), 0, sig)
    t.equal(await simulator.version('timestamp'), version)
  }
})

interface Version { readonly keys: readonly number[]; readonly threshold: number; readonly sigs: readonly number[]; readonly refused?: true }

const ROOTS: Readonly<Record<string, readonly Version[]>> = {
  '1-of-1': [{ keys: [1], threshold: 1, sigs: [1] }, { keys: [2], threshold: 1, sigs: [2, 1] }, { keys: [2], threshold: 1, sigs: [2] }],
  '1-of-1, unused signatures': [{ keys: [1], threshold: 1, sigs: [3, 1, 4] }, { keys: [2], threshold: 1, sigs: [3, 2, 1, 4] }, { keys: [2], threshold: 1, sigs: [3, 2, 4] }],
  '3-of-5, other three': [{ keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] }, { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 4, 1] }, { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 1, 3] }, { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 1, 3] }],
  '3-of-5, one rotated': [{ keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] }, { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 4, 1] }],
  '3-of-5, one rotated in steps': [{ keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] }, { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 2, 4, 5] }, { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 4, 5] }],
  '3-of-5, all rotated in steps': [{ keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] }, { keys: [5, 6, 7, 8, 9], threshold: 3, sigs: [0, 2, 4, 5, 6, 7] }, { keys: [5, 6, 7, 8, 9], threshold: 3, sigs: [5, 6, 7] }],
  '1-of-3 to 2-of-3': [{ keys: [1, 2, 3], threshold: 1, sigs: [1] }, { keys: [1, 2, 3], threshold: 2, sigs: [1, 2] }],
  '2-of-3 to 1-of-3': [{ keys: [1, 2, 3], threshold: 2, sigs: [1, 2] }, { keys: [1, 2, 3], threshold: 1, sigs: [1, 2] }, { keys: [1, 2, 3], threshold: 1, sigs: [1] }],
  '1-of-2 to 2-of-2': [{ keys: [1], threshold: 1, sigs: [1] }, { keys: [1, 2], threshold: 2, sigs: [1, 2] }],
  'not signed by the old': [{ keys: [1], threshold: 1, sigs: [1] }, { keys: [2], threshold: 1, sigs: [2, 3, 4], refused: true }],
  'not signed by the new': [{ keys: [1], threshold: 1, sigs: [1] }, { keys: [2], threshold: 1, sigs: [1, 3, 4], refused: true }],
  'not by three of the new': [{ keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] }, { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 2, 4], refused: true }],
  'not by three of the old': [{ keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] }, { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 4, 5], refused: true }],
  'the new threshold not reached': [{ keys: [1, 2, 3], threshold: 1, sigs: [1] }, { keys: [1, 2, 3], threshold: 2, sigs: [2], refused: true }],
  'the old threshold not reached': [{ keys: [1, 2, 3], threshold: 2, sigs: [1, 2] }, { keys: [1, 2, 3], threshold: 1, sigs: [1], refused: true }],
}

test('runConformance() follows roots as their keys change (test_root_rotation)', async (t) => {
  const pool = Array.from({ length: 10 }, () => generateKeyPair())
  const pick = (ids: readonly number[]) => ids.flatMap((id) => pool[id] ?? [])
  for (const [name, versions] of Object.entries(ROOTS)) {
    const simulator = await Simulator.create(t)
    simulator.published['root'] = []
    for (const { keys, threshold, sigs } of versions) {
      simulator.setKeys('root', { keys: pick(keys), threshold, sigs: pick(sigs) })
      simulator.publish('root')
    }
    const refused = versions.at(-1)?.refused === true
    await simulator.init()
    t.equal(await simulator.refresh(), refused ? 1 : 0, name)
    t.same(await simulator.kept('root'), simulator.published['root'].at(refused ? -2 : -1), name)
  }
})

const OTHERS: Readonly<Record<string, Version>> = {
  '1-of-1': { keys: [2], threshold: 1, sigs: [2] },
  '1-of-1, unused signatures': { keys: [1], threshold: 1, sigs: [3, 1, 4] },
  'not signed by the new': { keys: [2], threshold: 1, sigs: [1, 3, 4], refused: true },
  '3-of-5, one is another\'s': { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 2, 4], refused: true },
  '3-of-5, one is missing': { keys: [0, 1, 3, 4, 5], threshold: 3, sigs: [0, 4], refused: true },
  '3-of-5, signed by 0, 2, 4': { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 2, 4] },
  '3-of-5, signed by 0, 4, 1': { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 4, 1] },
  '3-of-5, signed by 0, 1, 3': { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [0, 1, 3] },
  '3-of-5, signed by 1, 2, 3': { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [1, 2, 3] },
  '3-of-5, signed by 2, 3, 4': { keys: [0, 1, 2, 3, 4], threshold: 3, sigs: [2, 3, 4] },
}

test('runConformance() follows the keys of other roles (test_non_root_rotations)', async (t) => {
  const pool = Array.from({ length: 6 }, () => generateKeyPair())
  const pick = (ids: readonly number[]) => ids.flatMap((id) => pool[id] ?? [])
  for (const [name, { keys, threshold, sigs, refused }] of Object.entries(OTHERS)) {
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      const simulator = await initialised(t)
      simulator.setKeys(role, { keys: pick(keys), threshold, sigs: pick(sigs) })
      simulator.publish('root', 'targets', 'snapshot', 'timestamp')
      t.equal(await simulator.refresh(), refused === true ? 1 : 0, `${role}: ${name}`)
      if (refused !== true) t.same(await simulator.kept(role), simulator.published[role]?.at(-1))
    }
  }
})
