import { test } from 'tap'
import { HardpointError } from '../../../schemas/errors/mod.ts'

const DETAILS = { file: 'main.js', problem: 'was changed', expected: 'a', found: 'b' }

test('HardpointError fills its sentence and its fix with the details', async (t) => {
  const error = new HardpointError('HP_ERR_NOT_GRANTED', { plugin: 'acme.mail', method: 'storage.get', capability: 'storage' })
  t.equal(error.message, 'Plugin acme.mail called storage.get, but the admin has not granted storage.')
  t.equal(error.fix, 'Grant it with: hardpoint grants acme.mail --allow storage')
  t.match(error, { code: 'HP_ERR_NOT_GRANTED', http: 403, exit: 3, name: 'HardpointError' })
})

test('HardpointError shows lists, numbers, objects and what is missing', async (t) => {
  const shown = (expected: unknown): string => new HardpointError('HP_ERR_PACKAGE_FILE', { ...DETAILS, expected }).message
  t.match(shown(['a', 'b']), /expected \[a, b\]/)
  t.match(shown(3), /expected 3/)
  t.match(shown({ a: 1 }), /expected \{"a":1\}/)
  t.match(shown(undefined), /expected \?/)
  t.match(shown(null), /expected null/)
})

test('HardpointError does not read a detail as a template', async (t) => {
  const { message } = new HardpointError('HP_ERR_PACKAGE_FILE', { ...DETAILS, file: '{found}$&$1', found: 'secret' })
  t.match(message, /The file \{found\}\$&\$1 in the package/)
})

test('HardpointError as JSON has code, message, fix and details, which cannot replace those', async (t) => {
  const error = new HardpointError('HP_ERR_PACKAGE_FILE', { ...DETAILS, code: 'HP_ERR_OTHER', message: 'x', fix: 'y' })
  const body = JSON.parse(JSON.stringify(error)) as Record<string, unknown>
  t.match(body, { code: 'HP_ERR_PACKAGE_FILE', file: 'main.js', fix: error.fix, message: error.message })
})

test('HardpointError keeps its cause out of its JSON', async (t) => {
  const error = new HardpointError('HP_ERR_PACKAGE_FILE', DETAILS, { cause: new Error('secret') })
  t.match(error.cause, { message: 'secret' })
  t.notMatch(JSON.stringify(error), /secret/)
})

test('HardpointError.is() tells ours, and one code from another', async (t) => {
  const error: unknown = new HardpointError('HP_ERR_PACKAGE_FILE', DETAILS)
  t.ok(HardpointError.is(error))
  t.ok(HardpointError.is(error, 'HP_ERR_PACKAGE_FILE'))
  t.notOk(HardpointError.is(error, 'HP_ERR_TIER'))
  for (const other of [new Error('x'), { code: 'HP_ERR_TIER' }, null, undefined, 'HP_ERR_TIER']) t.notOk(HardpointError.is(other))
})
