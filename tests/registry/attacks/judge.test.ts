import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { ADVISORY } from '../_fixtures.ts'
import type { AdvisoriesGround } from './_advisories-ground.ts'
import type { Attack } from './_attack.ts'
import type { Ground } from './_ground.ts'
import { areas, attacksOf, judge } from './_judge.ts'
import type { Site } from './_site.ts'

// That the judge finds what an attack must not do: each of these is none, and does just that.

async function problemsOf(area: string, attack: Attack<never>): Promise<readonly string[]> {
  return (await judge({ name: `${area}/made-up`, attack: attack as Attack<Site> })).problems
}

/** What every attack here claims, which is true of none. */
const CLAIMED = { title: 'made up', code: 'HP_ERR_REGISTRY_UNTRUSTED' } as const

const reading = (run: (ground: Ground) => Promise<unknown>, rest: Partial<Attack> = {}): Promise<readonly string[]> => problemsOf('reading', { ...CLAIMED, run, ...rest } as Attack<never>)

/** Makes the registry one that nobody can read any more, as an attack does: the claim is true then. */
async function refused(ground: Ground): Promise<unknown> {
  ground.repository.write('timestamp', [])
  return ground.client().refresh()
}

test('judge() finds nothing wrong with an attack that is refused', async (t) => {
  t.strictSame(await reading(refused), [])
})

test('judge() wants another code than the one that was claimed to be told', async (t) => {
  t.match((await reading(refused, { code: 'HP_ERR_REGISTRY_ROLLBACK' }))[0], /^HP_ERR_REGISTRY_UNTRUSTED instead of HP_ERR_REGISTRY_ROLLBACK/)
})

test('judge() finds a live host that could install from what was attacked', async (t) => {
  t.match(await reading(async (ground) => {
    const { repository } = ground
    const honest = repository.copy()
    const error: unknown = await refused(ground).catch((each: unknown) => each)
    ground.repository = honest
    throw error
  }), [/was not refused: it installed acme\.mail/, 'the entries of the live host changed', 'the files of the live host changed', 'the running of the live host changed'])
})

test('judge() finds a live host that was kept from what it may have, or given something else', async (t) => {
  t.match(await reading(refused, { host: 'goes on' }), [/^the live host was refused: HardpointError/, /^the live host has .* in place of /, /^its packages are/])
  const other = await reading(async (ground) => {
    ground.repository.publish({ version: '1.2.0' })
    throw await refused(ground).catch((error: unknown) => {
      ground.repository.write('timestamp')
      return error
    })
  }, { host: 'goes on' })
  t.match(other, [/^the live host has .*acme\.mail 1\.2\.0 .* in place of .*acme\.mail 1\.1\.0/])
})

test('judge() finds what was written to a live host beside an install', async (t) => {
  t.strictSame(await reading(async (ground) => {
    await (await ground.host()).write(['data', 'default', 'evil.games', 'scores'], 'forged')
    return refused(ground)
  }), ['the entries of the live host changed'])
  t.strictSame(await reading(refused), [], 'the next attack finds the host as it was')
})

test('judge() finds what is trusted that was not, of who knows the registry and of who comes new', async (t) => {
  t.strictSame(await reading(async (ground) => {
    ground.repository.release()
    await ground.client().refresh()
    return refused(ground)
  }), ['the trusted snapshot.json changed', 'the trusted timestamp.json changed'])
  const problems = await reading(async (ground) => {
    await ground.newcomer().refresh()
    return refused(ground)
  }, { changes: ['root.json'] })
  t.ok(problems.includes('root.json was not kept'))
  t.ok(problems.includes('who comes new: the trusted root.json changed'))
})

test('judge() wants to know of what an attack is harmless', async (t) => {
  t.strictSame(await reading(async () => undefined, { code: 'harmless' }), ['it says of nothing that it is harmless'])
  t.strictSame(await reading(async () => undefined, { code: 'harmless', check: () => [] }), [])
})

test('judge() finds a live host that heard what it must not hear', async (t) => {
  const attack: Attack<AdvisoriesGround> = {
    ...CLAIMED,
    async run(ground) {
      const honest = ground.repository.copy()
      const error: unknown = await refused(ground).catch((each: unknown) => each)
      ground.repository = honest
      honest.advise({ advisories: [{ ...ADVISORY, plugin: 'evil.games', range: '*' }] })
      throw error
    },
  }
  t.strictSame(await problemsOf('advisories', attack as Attack<never>), ['the live host heard it', 'the entries of the live host changed', 'the running of the live host changed'])
})

test('judge() finds what was written to a registry by who may not', async (t) => {
  const { publicKey } = generateKeyPair()
  const run = (ground: { store: { registerPublisher(id: string, key: string, signer: unknown): Promise<unknown> }; operator: { targets: unknown } }) => ground.store.registerPublisher('zeta', publicKey, ground.operator.targets)
  const problems = await problemsOf('publishing', { ...CLAIMED, code: 'harmless', check: () => [], run } as unknown as Attack<never>)
  t.ok(problems.includes('metadata/timestamp.json changed'))
})

test('every area has attacks, each with a title of its own', async (t) => {
  const all = (await Promise.all(areas().map(attacksOf))).flat()
  t.strictSame(areas(), ['advisories', 'publishing', 'reading'])
  t.equal(new Set(all.map(({ attack }) => attack.title)).size, all.length)
})
