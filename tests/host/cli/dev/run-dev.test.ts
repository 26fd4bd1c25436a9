import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import type { DevEvent } from '../../../../host/cli/dev/dev-event.ts'
import { runDev } from '../../../../host/cli/dev/run-dev.ts'
import { mainWith, pluginFolder } from './_plugin.ts'

type Of<E extends DevEvent['event']> = Extract<DevEvent, { readonly event: E }>

/** A run, and its events as they come. */
function start(t: Test, folder: string) {
  const events: DevEvent[] = []
  const ended = new AbortController()
  let wake = (): void => undefined
  let over = false
  const run = runDev({ folder, port: 0, tier: 'enterprise', signal: ended.signal, tell: (event) => { events.push(event); wake() } })
  const settled = run.catch(() => undefined).then(() => { over = true; wake() })
  t.teardown(async () => { ended.abort(); await settled })
  return {
    run, end: () => { ended.abort() },
    /** The next of a kind; those of others before it are passed over. */
    async next<E extends DevEvent['event']>(kind: E): Promise<Of<E>> {
      for (;;) {
        const found = events.shift()
        if (found?.event === kind) return found as Of<E>
        if (found !== undefined) continue
        if (over) await run
        await new Promise<void>((resolve) => { wake = resolve })
      }
    },
  }
}

async function ask(url: string, path: string): Promise<string> {
  return (await fetch(`${url}/p/acme.hello/${path}`)).text()
}

test('runDev() serves each change; one that does not build is told with its place, and what was served goes on', async (t) => {
  const folder = t.testdir(pluginFolder())
  const { next, run, end } = start(t, folder)
  const { url } = await next('listening')
  t.match(await next('serving'), { id: 'acme.hello', version: '0.1.0-dev.1', files: [], routesChanged: true, routes: [{ url: `${url}/p/acme.hello/hello` }, {}] })
  t.equal(await ask(url, 'hello'), 'one')
  writeFileSync(join(folder, 'src/main.ts'), mainWith('two'))
  t.match(await next('serving'), { version: '0.1.0-dev.2', files: ['src/main.ts'], routesChanged: false, granted: [] })
  t.equal(await ask(url, 'hello'), 'two')
  writeFileSync(join(folder, 'src/words.ts'), 'export function words( {')
  t.match(await next('failed'), { error: { code: 'HP_ERR_BUILD', message: /src\/words\.ts:1:\d+: / }, files: ['src/words.ts'], serving: '0.1.0-dev.2' })
  t.equal(await ask(url, 'hello'), 'two')
  writeFileSync(join(folder, 'plugin.json'), '{}')
  t.match(await next('failed'), { error: { code: 'HP_ERR_LINT' } })
  rmSync(join(folder, 'plugin.json'))
  t.match(await next('failed'), { error: { code: 'HP_ERR_FILE_MISSING' } })
  t.equal(await ask(url, 'hello'), 'two')
  end()
  await run
  await t.rejects(fetch(url), 'nothing listens any more')
})

test('runDev() tells where in its author\'s files a plugin failed; who calls it is told nothing', async (t) => {
  const { next } = start(t, t.testdir(pluginFolder()))
  const { url } = await next('listening')
  await next('serving')
  t.notMatch(await ask(url, 'fail'), /words/)
  t.match(await next('log'), { line: { level: 'warn', message: /TypeError: no words/, fields: { code: 'HP_ERR_PLUGIN_THREW', stack: /at words \(src\/words\.ts:2:9\)\n {4}at fail \(src\/main\.ts:3:\d+\)/ } } })
})

test('runDev() tells of a module that does not load, at the call that needed it, once', async (t) => {
  const folder = t.testdir(pluginFolder())
  writeFileSync(join(folder, 'src/words.ts'), 'export const words = (): string => ""\nthrow new RangeError("at the top")\n')
  const { next } = start(t, folder)
  const { url } = await next('listening')
  await next('serving')
  t.notMatch(await ask(url, 'hello'), /at the top/)
  const { line } = await next('log')
  t.match(line, { message: /GET \/p\/acme\.hello\/hello: .*RangeError: at the top\.$/, fields: { stack: /at src\/words\.ts:2:7/ } })
})

test('runDev() says so when a mistake was taken back, and nothing when a file was written as it was', async (t) => {
  const folder = t.testdir(pluginFolder())
  const { next } = start(t, folder)
  await next('serving')
  writeFileSync(join(folder, 'src/main.ts'), 'export default')
  await next('failed')
  writeFileSync(join(folder, 'src/main.ts'), mainWith('one'))
  t.match(await next('serving'), { version: '0.1.0-dev.1' })
  writeFileSync(join(folder, 'src/main.ts'), mainWith('one'))
  writeFileSync(join(folder, 'notes.txt'), 'in no package')
  await new Promise((resolve) => { setTimeout(resolve, 300) })
  writeFileSync(join(folder, 'src/main.ts'), mainWith('two'))
  t.match(await next('serving'), { version: '0.1.0-dev.2', files: ['src/main.ts'] })
})

test('runDev() waits for the first build that works, and shows routes that came later', async (t) => {
  const folder = t.testdir(pluginFolder())
  writeFileSync(join(folder, 'src/main.ts'), 'export default {')
  const { next } = start(t, folder)
  t.match(await next('failed'), { serving: null })
  writeFileSync(join(folder, 'src/main.ts'), mainWith('one'))
  t.match(await next('serving'), { files: [], routesChanged: true })
  const manifest = JSON.parse(String(pluginFolder()['plugin.json'])) as { contributes: { routes: { path: string }[] } }
  const [route] = manifest.contributes.routes
  if (route !== undefined) route.path = '/hallo'
  writeFileSync(join(folder, 'plugin.json'), JSON.stringify(manifest))
  t.match(await next('serving'), { routesChanged: true, routes: [{ url: /\/hallo$/ }, {}] })
})

test('runDev() loses no call that runs while a change is served, and keeps what is stored', async (t) => {
  const folder = t.testdir(pluginFolder())
  const source = (word: string, quick: string): string => `export default { routes: {
  async hello(_request, { storage }) {
    await storage.set(['begun'], true)
    while ((await storage.get(['go'])).value === null) await new Promise((resolve) => setTimeout(resolve, 20))
    return new Response('${word} ' + (await storage.get(['count'])).value)
  },
  async fail(_request, { storage }) { ${quick} },
} }\n`
  writeFileSync(join(folder, 'src/main.ts'), source('old', "return Response.json((await storage.get(['begun'])).value)"))
  const { next } = start(t, folder)
  const { url } = await next('listening')
  await next('serving')
  const running = ask(url, 'hello')
  while (await ask(url, 'fail') !== 'true') continue
  writeFileSync(join(folder, 'src/main.ts'), source('new', "await storage.set(['count'], 7); await storage.set(['go'], true); return new Response('new')"))
  while (await ask(url, 'fail') !== 'new') continue
  t.equal(await running, 'old 7', 'the call of before ends where it began, in the storage of both, while the new version answers already')
  t.match(await next('serving'), { version: '0.1.0-dev.2' })
})

test('runDev() refuses a folder that is no plugin\'s, and one in which it runs', async (t) => {
  const folder = t.testdir(pluginFolder())
  mkdirSync(join(folder, 'empty'))
  await t.rejects(start(t, join(folder, 'empty')).run, { code: 'HP_ERR_FILE_MISSING' })
  await start(t, folder).next('serving')
  await t.rejects(start(t, folder).run, { code: 'HP_ERR_DEV_RUNNING' })
})
