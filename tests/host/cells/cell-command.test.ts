import { join } from 'node:path'
import { test } from 'tap'
import { cellCommand } from '../../../host/cells/cell-command.ts'

test('cellCommand() runs this Node under its permission model, reading only its own code', (t) => {
  const { program, args, isolatedVm } = cellCommand()
  t.equal(program, process.execPath)
  t.ok(args.includes('--permission') && args.includes('--no-node-snapshot'))
  t.match(isolatedVm, /^\d+\.\d+\.\d+$/)
  const readable = args.filter((arg) => arg.startsWith('--allow-fs-read=')).map((arg) => arg.slice(16))
  t.ok(readable.every((path) => /host\/cells\/$|host\/package\.json$|isolated-vm\/$|node-gyp-build\/$|^\/etc\/alpine-release$/.test(path)), readable.join(' '))
  for (const flag of ['--allow-net', '--allow-child-process', '--allow-worker', '--allow-fs-write']) t.notOk(args.some((arg) => arg.startsWith(flag)), flag)
  t.end()
})

test('cellCommand() refuses an isolated-vm with a known escape, and takes a later one', (t) => {
  const installed = (version: string) => ({
    node_modules: { 'isolated-vm': { 'package.json': JSON.stringify({ name: 'isolated-vm', version }) }, 'node-gyp-build': { 'package.json': '{"name":"node-gyp-build"}' } },
  })
  const folder = t.testdir({ old: installed('7.0.0'), later: installed('7.0.2') })
  t.throws(() => cellCommand(join(folder, 'old/_')), { code: 'HP_ERR_ISOLATED_VM', message: /7\.0\.0 has a known way out/ })
  t.equal(cellCommand(join(folder, 'later/_')).isolatedVm, '7.0.2')
  t.end()
})
