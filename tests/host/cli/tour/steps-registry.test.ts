import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import type { CliResult } from '../../../../host/cli/tour/run-cli.ts'
import { flippedByte } from '../../../../host/cli/tour/steps-registry.ts'
import type { TourContext } from '../../../../host/cli/tour/tour-step.ts'
import { answer } from './_fake-treasury.ts'
import { AGREE, failing, fakeContext } from './_step.ts'

/** As a tar has it: a name in a header of 512 bytes, and the file behind it. */
function packageOf(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(512)
  header.write(name)
  return Buffer.concat([Buffer.alloc(700, 1), header, Buffer.alloc(bytes, 'x')])
}

const GOOD = packageOf('main.js', 3000)
const REFUSED: CliResult = { exit: 5, json: { error: { code: 'HP_ERR_PACKAGE_FILE', file: 'main.js' } } }
const GRANTS = 'GET /api/v1/plugins/hardpoint.treasury/grants'

interface Answers { readonly removed?: number; readonly refused?: CliResult; readonly mended?: number; readonly equal?: boolean }
interface Seen { readonly commands: string[]; readonly flipped: number[] }

/** A registry of one package, and a CLI that refuses it exactly when it is not as it was published. */
function registry(t: Pick<Test, 'testdir'>, { removed = 0, refused = REFUSED, mended = 0, equal = true }: Answers = {}, bytes: Buffer = GOOD): { context: TourContext; seen: Seen; file: string } {
  const data = t.testdir({ registry: { packages: { 'hardpoint.treasury': { '0.1.0.hpk': '', 'index.json': '{}' } } } })
  const file = join(data, 'registry/packages/hardpoint.treasury/0.1.0.hpk')
  writeFileSync(file, bytes)
  const seen: Seen = { commands: [], flipped: [] }
  const cli = async (...args: string[]): Promise<CliResult> => {
    seen.commands.push(args.join(' '))
    const differing = [...readFileSync(file).entries()].filter(([at, byte]) => byte !== bytes[at]).map(([at]) => at)
    seen.flipped.push(...differing)
    if (args[0] === 'remove') return { exit: removed, json: {} }
    return differing.length === 0 ? { exit: mended, json: {} } : refused
  }
  const http = { [GRANTS]: answer(200, { capabilities: { storage: {}, log: {} } }) }
  return { seen, file, context: { ...fakeContext({ data, http, ledger: { compare: async () => ({ ...AGREE, equal }) } }), cli } }
}

const CASES: readonly (readonly [name: string, answers: Answers, fails: string[]])[] = [
  ['all is right', {}, []],
  ['it cannot be removed', { removed: 7 }, ['removed']],
  ['the changed package is installed', { refused: { exit: 0, json: {} } }, ['code', 'namesTheFile', 'refused']],
  ['the refusal has another exit code', { refused: { ...REFUSED, exit: 1 } }, ['refused']],
  ['the refusal has another code', { refused: { exit: 5, json: { error: { code: 'HP_ERR_PACKAGE_DIGEST', file: 'main.js' } } } }, ['code']],
  ['the refusal does not name the file', { refused: { exit: 5, json: { error: { code: 'HP_ERR_PACKAGE_FILE' } } } }, ['namesTheFile']],
  ['the refusal names another file', { refused: { exit: 5, json: { error: { code: 'HP_ERR_PACKAGE_FILE', file: 'plugin.json' } } } }, ['namesTheFile']],
  ['the refusal is no JSON', { refused: { exit: 5, json: { said: 'main.js' } } }, ['code', 'namesTheFile']],
  ['the mended package is refused', { mended: 5 }, ['installsWhenMended']],
  ['the data is gone', { equal: false }, ['dataStillThere']],
]

for (const [name, answers, fails] of CASES) {
  test(`flippedByte: where ${name}, [${fails.join(', ')}] fail`, async (t) => {
    t.strictSame(failing(await flippedByte.run(registry(t, answers).context)), fails)
  })
}

test('flippedByte flips one byte of main.js, asks with the grant there was, and mends it', async (t) => {
  const { context, seen, file } = registry(t)
  await flippedByte.run(context)
  t.strictSame(seen.commands, ['remove hardpoint.treasury', 'install treasury --grant storage,log --yes', 'install treasury --grant storage,log --yes'])
  t.strictSame(seen.flipped, [700 + 512 + 1000])
  t.ok(readFileSync(file).equals(GOOD))
})

test('flippedByte removes nothing where there is no such byte to flip', async (t) => {
  for (const bytes of [packageOf('main.js', 900), packageOf('other.js', 3000), Buffer.alloc(0)]) {
    const { context, seen } = registry(t, {}, bytes)
    await t.rejects(flippedByte.run(context), { code: 'HP_ERR_TOUR', message: /flipping a byte/ })
    t.strictSame(seen.commands, [])
  }
})

test('flippedByte says that the registry has no package', async (t) => {
  const data = t.testdir({ registry: { packages: { 'hardpoint.treasury': { 'index.json': '{}' } } } })
  await t.rejects(flippedByte.run(fakeContext({ data })), { code: 'HP_ERR_FILE_MISSING' })
})

test('flippedByte grants nothing where the grants cannot be read', async (t) => {
  const { context, seen } = registry(t)
  await flippedByte.run({ ...context, http: fakeContext({ http: { [GRANTS]: answer(500, null) } }).http })
  t.equal(seen.commands.at(-1), 'install treasury --grant  --yes')
})
