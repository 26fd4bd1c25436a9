import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { capabilityTable, CAPABILITIES, type Capability } from '../../host/capabilities/mod.ts'
import { createHost } from '../../host/kernel/mod.ts'
import { startTestHost } from './_test-host.ts'

/** The programs of host/docs/embedder.md, run as they stand there: only paths and ports are others. */
const PAGE = readFileSync(join(import.meta.dirname, '../../host/docs/embedder.md'), 'utf8')
const options = { timeout: 170_000 }

/** The first program below a heading. */
function program(heading: string): string {
  const start = PAGE.indexOf(`\n## ${heading}\n`)
  return /```ts\n([\s\S]*?)```/.exec(PAGE.slice(start))?.[1] ?? ''
}

const HELLO = {
  manifest: {
    id: 'acme.hello', capabilities: { log: {} },
    contributes: {
      routes: [
        { id: 'hello', method: 'GET', path: '/hello/:name', access: 'public' },
        { id: 'echo', method: 'POST', path: '/echo', body: { type: 'object', required: ['text'], properties: { text: { type: 'string', maxLength: 100 } } } },
      ],
    },
  },
  main: `import { definePlugin } from '@hardpoint/sdk'
    export default definePlugin({ routes: { hello: (_request, _host, { params }) => Response.json({ hello: params.name }), echo: async (request) => Response.json(await request.json()) } })`,
} as const

interface Shop { start(heading: string): ChildProcess; readonly url: string; readonly token: () => string }

/** A registry with acme.hello, an empty data directory, and a way to run the page's programs on both. */
async function shop(t: Test): Promise<Shop> {
  const { directory, publish, close } = await startTestHost({ tier: 'free' })
  const children: ChildProcess[] = []
  t.teardown(async () => {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) { child.kill('SIGKILL'); await once(child, 'exit') }
    await close()
  })
  await publish(HELLO as never)
  // Below the repository, so that `@hardpoint/host` and `fastify` are found.
  const folder = t.testdir()
  const port = await freePort()
  return {
    url: `http://127.0.0.1:${port}`,
    token: () => readFileSync(join(directory, 'shop/admin-token'), 'utf8').trim(),
    start(heading) {
      const file = join(folder, `${children.length}.ts`)
      writeFileSync(file, program(heading).replaceAll('/var/lib/shop/hardpoint', join(directory, 'shop')).replaceAll('/var/lib/shop/registry', join(directory, 'registry')).replaceAll('8080', String(port)))
      const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
      children.push(child)
      return child
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Runs a program to its end. */
async function outputOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly text: string }> {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
  await once(child, 'close')
  return { code: child.exitCode, text }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!await fetch(url).then(() => true, () => false)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new RangeError(`${url} does not answer`)
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
}

async function ask(url: string, init?: RequestInit): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url, init)
  return { status: response.status, text: await response.text() }
}

/** What holds of every mounted host, wherever it is mounted. */
async function checkMounted(t: Test, url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  t.strictSame(await ask(`${url}/p/acme.hello/hello/you`), { status: 200, text: '{"hello":"you"}' })
  t.strictSame(await ask(`${url}/p/acme.hello/echo`, { method: 'POST', headers, body: '{"text":"unread by the server around it"}' }), { status: 200, text: '{"text":"unread by the server around it"}' })
  t.match(await ask(`${url}/p/acme.hello/echo`, { method: 'POST', body: '{}' }), { status: 401, text: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await ask(`${url}/p/acme.helo/x`), { status: 404, text: /"nearest":"acme\.hello"/ }, 'errors are the host\'s')
  t.match(await ask(`${url}/api/v1/plugins`), { status: 401 })
  t.match(await ask(`${url}/api/v1/plugins`, { headers }), { status: 200, text: /acme\.hello/ })
  t.match((await fetch(`${url}/p/acme.hello/hello/you`)).headers.get('content-security-policy'), /sandbox/, 'and so are the headers')
}

async function stops(t: Test, child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
  t.strictSame({ code: child.exitCode, signal: child.signalCode }, { code: 0, signal: null }, 'SIGTERM ends it in order')
}

test('createHost() in a program of one\'s own: without a server, in node:http and in fastify, as the page says', options, async (t) => {
  const { start, url, token } = await shop(t)
  t.strictSame(await outputOf(start('Call it, without a server')), { code: 0, text: '200 200 {"hello":"you"}\n' }, 'and the process ends by itself')

  const plain = start('Mount it in node:http')
  await answers(url, plain)
  t.strictSame(await ask(url), { status: 200, text: 'the shop' })
  await checkMounted(t, url, token())
  t.strictSame(await ask(`${url}/plugins/p/acme.hello/hello/prefix`), { status: 200, text: '{"hello":"prefix"}' })
  await stops(t, plain)

  const mounted = start('Mount it in fastify')
  await answers(url, mounted)
  t.strictSame(await ask(url), { status: 200, text: '{"shop":"open"}' })
  await checkMounted(t, url, token())
  await stops(t, mounted)
})

test('resolve() in a program of one\'s own, as the page says', options, async (t) => {
  const { start } = await shop(t)
  t.strictSame(await outputOf(start('Choose versions without a host')), { code: 0, text: '{"acme.mail":"1.0.0"}\n' })
})

test('createHost() refuses a data directory that another program has, and leaves the other alone', options, async (t) => {
  const { start, url } = await shop(t)
  const first = start('Mount it in node:http')
  await answers(url, first)
  const second = spawn(process.execPath, first.spawnargs.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] })
  let problem = ''
  second.stderr.setEncoding('utf8').on('data', (chunk: string) => { problem += chunk })
  t.equal((await outputOf(second)).code, 1)
  t.match(problem, /HP_ERR_DATA_LOCKED/)
  t.match(await ask(`${url}/p/acme.hello/x`), { status: 404 }, 'the first still serves')
  await stops(t, first)
})

test('createHost() checks settings given in code, and takes each whole in place of the file\'s', async (t) => {
  const dataDirectory = t.testdir({ 'config.json': '{ "port": 1, "cells": { "maxCpuMs": 0 } }' })
  await t.rejects(createHost({ dataDirectory, listen: false, config: { cells: {} } }), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/cells/maxCpuMs' } }, 'the file is checked all the same')
  writeFileSync(join(dataDirectory, 'config.json'), '{ "cells": { "idleMs": 100 }, "registry": "elsewhere" }')
  await t.rejects(createHost({ dataDirectory, listen: false, config: { port: -1 } }), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/port' } })
  const { app, adminToken, url, close } = await createHost({ dataDirectory, listen: false, config: { registry: '/var/lib/shop/registry' } })
  t.teardown(() => close())
  t.equal(url, undefined)
  t.match((await app.inject({ method: 'GET', url: '/api/v1/status', headers: { authorization: `Bearer ${adminToken}` } })).json(), { registry: '/var/lib/shop/registry' })
})

test('the page\'s capability is one', async (t) => {
  const folder = t.testdir({ 'weather.ts': program('Add a capability').replace('./_capability.ts', join(import.meta.dirname, '../../host/capabilities/_capability.ts')) })
  const { weather } = await import(join(folder, 'weather.ts')) as { weather: Capability }
  const { methods } = capabilityTable([...Object.values(CAPABILITIES), weather])
  t.equal(await methods['weather.at']?.method.invoke({} as never, {} as never, { place: 'Zug' } as never), 3)
})
