import assert from 'node:assert/strict'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PUBLIC } from './_origin.ts'

const GIGABYTE = 1_073_741_824
/** Repeated, it is a gigabyte: members of gzip follow each other in one stream. */
const ZEROS = Buffer.alloc(16_777_216)
const gzipped = gzipSync(ZEROS, { level: 1 })
const deflated = deflateSync(ZEROS, { level: 1 })
const brotlied = brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
const twice = gzipSync(gzipped)
const gigabyte = Buffer.concat(Array.from({ length: GIGABYTE / ZEROS.length }, () => gzipped))
const PACKED: Readonly<Record<string, readonly [encoding: string, body: () => Buffer]>> = {
  gzip: ['gzip', () => gigabyte], xgzip: ['X-GZIP', () => Buffer.concat([gzipped, gzipped])],
  deflate: ['deflate', () => deflated], br: ['br', () => brotlied], twice: ['gzip, gzip', () => twice], lie: ['gzip', () => Buffer.from('not packed at all')], cut: ['gzip', () => gzipped.subarray(0, 100)], other: ['zstd', () => Buffer.from('x')],
}

const server = await origin((request, response) => {
  const [encoding, body] = PACKED[request.url?.slice(1) ?? ''] ?? ['identity', () => Buffer.alloc(0)]
  response.setHeader('content-encoding', encoding)
  response.end(body())
})

export const hazard: Hazard = {
  title: 'answers of some kilobytes that unpack to a gigabyte, once, twice, falsely, by halves',
  why: 'the kernel unpacks what a server packed, and the length on the wire says nothing',
  host: HOST,
  plugins: [rogue('bombs', `async () => {
  const found = {}
  for (const name of ${JSON.stringify(Object.keys(PACKED))}) found[name] = await fetch('http://${PUBLIC}:${server.port}/' + name).then(() => 'answered', (error) => error.code)
  return Response.json({ found })
}`, { limits: { wallMs: 30_000 }, manifest: { capabilities: { 'http.fetch': { hosts: [`http://${PUBLIC}:${server.port}`] } } } })],
  codes: ['HP_ERR_FETCH_FAILED'],
  async drive(ground) {
    const outcome = await ground.ask()
    return { ...outcome, code: (outcome.body['found'] as Record<string, string> | undefined)?.['gzip'] ?? outcome.code }
  },
  check({ body }) {
    assert.deepEqual(body['found'], Object.fromEntries(Object.keys(PACKED).map((name) => [name, 'HP_ERR_FETCH_FAILED'])))
  },
}
