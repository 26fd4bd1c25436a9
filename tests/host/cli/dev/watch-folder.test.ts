import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { isIgnored, watchFolder } from '../../../../host/cli/dev/watch-folder.ts'

/** Changes of a folder, one after the other as they are told. */
async function watched(t: Test, folder: string): Promise<() => Promise<readonly string[]>> {
  const told: (readonly string[])[] = []
  let wake = (): void => undefined
  const watching = await watchFolder(folder, { onChange: (files) => { told.push(files); wake() }, onError: (error) => { throw error } })
  t.teardown(() => watching.close())
  return async () => {
    while (told.length === 0) await new Promise<void>((resolve) => { wake = resolve })
    return told.shift() ?? []
  }
}

test('watchFolder() tells of a file that was written, made, or deleted', async (t) => {
  const folder = t.testdir({ 'plugin.json': '{}', src: { 'main.ts': '' } })
  const next = await watched(t, folder)
  writeFileSync(join(folder, 'src/main.ts'), '1')
  t.strictSame(await next(), ['src/main.ts'])
  mkdirSync(join(folder, 'src/deep'))
  writeFileSync(join(folder, 'src/deep/new.ts'), '1')
  t.strictSame(await next(), ['src/deep/new.ts'])
  rmSync(join(folder, 'plugin.json'))
  t.strictSame(await next(), ['plugin.json'])
})

test('watchFolder() takes a save in several steps, and several files, for one change', async (t) => {
  const folder = t.testdir({ a: 'old', b: 'old' })
  const next = await watched(t, folder)
  writeFileSync(join(folder, 'a.tmp'), 'new')
  renameSync(join(folder, 'a.tmp'), join(folder, 'a'))
  writeFileSync(join(folder, 'b'), '')
  writeFileSync(join(folder, 'b'), 'new')
  const told = [...await next()]
  while (!told.includes('b')) told.push(...await next())
  t.strictSame(told, ['a', 'b'], 'each once, and no file that came and went')
})

test('watchFolder() follows a file that an editor replaces, again and again', async (t) => {
  const folder = t.testdir({ 'main.ts': '0' })
  const next = await watched(t, folder)
  for (const text of ['1', '2', '3']) {
    renameSync(join(folder, 'main.ts'), join(folder, '.main.ts~'))
    writeFileSync(join(folder, 'main.ts'), text)
    t.strictSame(await next(), ['main.ts'], text)
  }
})

test('watchFolder() does not look into packages, hidden folders, or through links', async (t) => {
  const root = t.testdir({ elsewhere: { 'x.ts': '' }, plugin: { 'main.ts': '', node_modules: { left: { 'index.js': '' } }, '.hardpoint': { dev: { log: '' } }, dist: { 'main.js': '' } } })
  const folder = join(root, 'plugin')
  symlinkSync(join(root, 'elsewhere'), join(folder, 'linked'))
  const next = await watched(t, folder)
  for (const file of ['node_modules/left/index.js', '.hardpoint/dev/log', 'dist/main.js', 'linked/x.ts', '.env', 'acme.hello-0.1.0.hpk', 'main.ts']) writeFileSync(join(folder, file), 'new')
  t.strictSame((await next()).filter((file) => file !== 'linked'), ['main.ts'])
})

test('isIgnored() goes by the path below the folder', async (t) => {
  for (const path of ['node_modules', 'a/node_modules/b.ts', '.git/HEAD', 'a/.b', 'dist/main.js', 'x.hpk']) t.ok(isIgnored(path), path)
  for (const path of ['', 'main.ts', 'src/dist/a.ts', 'src/node_modules.ts', 'plugin.json', 'ui/index.html']) t.notOk(isIgnored(path), path)
})
