import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'tap'
import { isSamePlace, placeOf, startOf } from '../../../registry/server/process-place.ts'

const failing = (code: string) => () => { throw Object.assign(new Error(code), { code }) }

test('startOf() tells processes that had the same number apart', async (t) => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  t.not(await startOf(child.pid ?? 0), await startOf(process.pid))
  t.match(await startOf(process.pid), /^\d+$|^\?$/)
  child.kill('SIGKILL')
  await once(child, 'exit')
  t.equal(await startOf(child.pid ?? 0), '')
})

test('startOf() takes nobody for dead whom it may not look at', async (t) => {
  const hidden = async () => ''
  t.equal(await startOf(4711, { statOf: hidden, ask: failing('EPERM') }), '?', 'another user\'s, and /proc hides it')
  t.equal(await startOf(4711, { statOf: hidden, ask: failing('ESRCH') }), '')
  t.equal(await startOf(4711, { statOf: hidden, ask: () => undefined }), '?', 'where there is no /proc')
})

test('startOf() reads a name with spaces and brackets, and takes a zombie for gone', async (t) => {
  const stat = (state: string) => async () => `42 (a) b (c) ${state} ${Array.from({ length: 30 }, (_, n) => n + 4).join(' ')}`
  t.equal(await startOf(42, { statOf: stat('S'), ask: failing('ESRCH') }), '22')
  t.equal(await startOf(42, { statOf: stat('Z'), ask: () => undefined }), '')
})

test('startOf() asks about no group of processes', async (t) => {
  for (const pid of [0, -1, Number.NaN, 1.5]) t.equal(await startOf(pid), '', String(pid))
})

test('isSamePlace() holds for one start of one machine, and one pid namespace', async (t) => {
  const here = await placeOf(process.pid)
  t.ok(isSamePlace(here, await placeOf(process.pid)))
  t.notOk(isSamePlace(here, { ...here, boot: 'another' }))
  t.notOk(isSamePlace(here, { ...here, namespace: 'pid:[1]' }))
  const silent = { ...here, boot: '-', namespace: '-' }
  t.ok(isSamePlace(silent, silent))
  t.notOk(isSamePlace(silent, { ...silent, machine: 'another' }), 'where the system tells no start, the machine has to do')
})
