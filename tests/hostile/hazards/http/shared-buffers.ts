import assert from 'node:assert/strict'
import type { Manifest } from '@hardpoint/schemas'
import type { Ground } from '../../_ground.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

const ROUTES: Partial<Manifest> = { contributes: { routes: [{ id: 'attack', method: 'POST', path: '/attack', access: 'public', rawBody: true }] } }

/** Looks behind its own bytes in every way in which it gets them. */
const PEEK = `async (request) => {
  const seen = []
  const look = (buffer) => seen.push(String.fromCharCode(...new Uint8Array(buffer)))
  const copy = () => request.clone()
  look(await copy().arrayBuffer())
  look((await copy().bytes()).buffer)
  look(await (await copy().blob()).arrayBuffer())
  look(await (await copy().blob()).slice(-1000, 1000).arrayBuffer())
  look((await copy().body.getReader().read()).value.buffer)
  look(await new Response(copy().body).arrayBuffer())
  look(structuredClone(await copy().bytes()).buffer)
  return Response.json({ own: await request.text(), seen })
}`

/** As the plugin that it is, it changes what the runtime asks whether a body has a buffer of its own: only its own calls' bytes are in it. */
const LIE = `
const { get } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')
const caught = []
Object.defineProperty(ArrayBuffer.prototype, 'byteLength', { configurable: true, get() { caught.push(this); return 16 } })
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { configurable: true, get() { caught.push(this.buffer); return 16 } })`

export const hazard: Hazard = {
  title: 'bodies of bytes that come ten at a time: each call, and each plugin of one cell, looks for those of the others',
  why: 'the bodies of one frame are in one buffer',
  plugins: [
    rogue('peeker', PEEK, { manifest: ROUTES }),
    rogue('liar', `async (request) => { await request.text().catch(() => 0); return Response.json({ seen: caught.map((buffer) => String.fromCharCode(...new Uint8Array(buffer, 0, Math.min(1e4, Reflect.apply(get, buffer, []))))) }) }`, { before: LIE, manifest: ROUTES }),
  ],
  codes: ['answered'],
  async drive(ground) {
    await post(ground, 'rogue.peeker', 0)
    const lies = Array.from({ length: 10 }, (_, at) => post(ground, 'rogue.liar', at))
    for (const [at, { body, text }] of (await Promise.all(Array.from({ length: 10 }, (_, nth) => post(ground, 'rogue.peeker', nth)))).entries()) {
      assert.equal(body['own'], secret('rogue.peeker', at), text)
      for (const one of body['seen'] as string[]) assert.equal(one, secret('rogue.peeker', at))
    }
    for (const { text } of await Promise.all(lies)) assert.doesNotMatch(text, /rogue\.peeker-/)
    return post(ground, 'rogue.peeker', 1)
  },
}

function secret(plugin: string, at: number): string { return `${plugin}-${at}`.padEnd(16, '!') }

function post(ground: Ground, plugin: string, at: number): ReturnType<Ground['ask']> {
  return ground.ask({ plugin, method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(secret(plugin, at)) })
}
