import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { explain } from '../../../registry/tuf/explain.ts'

const ORIGIN = { registry: 'memory', what: 'snapshot.json' }

// tuf-js's classes are known by their names; `verify-metadata` and `tuf-session` have them thrown by tuf-js itself.
class BadVersionError extends Error {}
class RepositoryError extends Error {}
class LengthOrHashMismatchError extends Error {}
class UnsignedMetadataError extends Error {}
class ValueError extends Error {}

test('explain() words tuf-js\'s errors by what happened', (t) => {
  const cases: readonly [Error, string][] = [
    [new BadVersionError('New timestamp version 4 is less than current version 5'), 'ROLLBACK'],
    [new BadVersionError('New version 4 of namespace.acme.json is less than current version 5'), 'ROLLBACK'],
    [new RepositoryError('Missing file namespace.acme.json in new snapshot'), 'ROLLBACK'],
    [new BadVersionError('Expected version 3, got 1'), 'ROLLBACK'],
    [new BadVersionError('Expected version 3, got -1'), 'ROLLBACK'],
    [new BadVersionError('Expected version 3, got 4'), 'MIXED'],
    [new BadVersionError('Snapshot version doesn\'t match timestamp'), 'MIXED'],
    [new BadVersionError('Version 4 of targets does not match snapshot version 5'), 'MIXED'],
    [new RepositoryError('Missing targets.json in snapshot'), 'MIXED'],
    [new LengthOrHashMismatchError('Expected hash a but got b'), 'MIXED'],
    [new RepositoryError('Expected \'snapshot\', got timestamp'), 'UNTRUSTED'],
    [new UnsignedMetadataError('snapshot was signed by 0/1 keys'), 'UNTRUSTED'],
    [new ValueError('expected \'snapshot\', got timestamp'), 'UNTRUSTED'],
    [new TypeError('signed is not defined'), 'CORRUPT'],
  ]
  for (const [error, code] of cases) {
    const told = explain(error, ORIGIN)
    t.equal(told.code, `HP_ERR_REGISTRY_${code}`, error.message)
    t.equal(told.cause, error)
    t.match(told.message, 'memory')
  }
  t.end()
})

test('explain() shows no text of a registry that could deceive, and lets our own errors be', (t) => {
  t.notMatch(explain(new ValueError('expected \'root\', got \u001b[2K\u202e'), ORIGIN).message, /[\u001b\u202e]/)
  t.ok(explain(new ValueError('x'.repeat(9999)), ORIGIN).message.length < 500)
  const own = new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: 'x', problem: 'y' })
  t.equal(explain(own, ORIGIN), own)
  t.equal(explain('text', ORIGIN).code, 'HP_ERR_REGISTRY_CORRUPT')
  t.end()
})
