import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ADVISORIES_PATH, CATALOG_PATH, isPluginId, isPublisherId, isVersion } from '../layout/mod.ts'
import { routeUnknown } from './_errors.ts'
import type { RegistryStore } from './registry-store.ts'

const NDJSON = 'application/x-ndjson; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const OCTETS = 'application/octet-stream'

/** Asked for again each time: an old timestamp.json hides what is new. */
const CHANGING = { maxAge: 0, cacheControl: true, etag: true } as const

/** A version of a role that was written by a process that then died is written again, with other bytes. */
const VERSIONED = { maxAge: '60s', cacheControl: true, etag: true } as const

/** The digest is in the name. */
const IMMUTABLE = { ...CHANGING, immutable: true, maxAge: '365d' } as const

const SHA256 = /^[0-9a-f]{64}$/
const ROLE = /^[1-9]\d{0,9}\.(?:root|targets|snapshot|advisories|namespace\.(?<publisher>[^.]+))$/

/**
 * Each file by its own exact route: what is not named here (private/, a half-written file, a folder's listing) has no
 * address, whatever a path is encoded as.
 */
export function serveFiles(server: FastifyInstance, store: RegistryStore): void {
  server.get(`/${CATALOG_PATH}`, (_request, reply) => reply.type(NDJSON).sendFile(CATALOG_PATH, CHANGING))
  serve(server, '/metadata/', { suffix: '.json', isName: isRole, send: (reply, path) => reply.type(JSON_TYPE).sendFile(path, path.endsWith('/timestamp.json') ? CHANGING : VERSIONED) })
  serve(server, '/targets/index/', { suffix: '.ndjson', isName: hashed(isPluginId), send: (reply, path) => reply.type(NDJSON).sendFile(path, IMMUTABLE) })
  serve(server, '/targets/publishers/', { suffix: '.json', isName: hashed(isPublisherId), send: (reply, path) => reply.type(JSON_TYPE).sendFile(path, IMMUTABLE) })
  serve(server, '/targets/', { suffix: `.${ADVISORIES_PATH}`, isName: (name) => SHA256.test(name), send: (reply, path) => reply.type(JSON_TYPE).sendFile(path, IMMUTABLE) })
  servePackages(server, store)
}

interface Served {
  readonly suffix: string
  readonly isName: (name: string) => boolean
  readonly send: (reply: FastifyReply, path: string) => FastifyReply
}

function serve(server: FastifyInstance, folder: string, { suffix, isName, send }: Served): void {
  server.get<{ Params: { file: string } }>(`${folder}:file`, (request, reply) => send(reply, `${folder.slice(1)}${stem(request, suffix, isName)}${suffix}`))
}

function servePackages(server: FastifyInstance, store: RegistryStore): void {
  const onResponse = async ({ method, params }: FastifyRequest, { statusCode }: FastifyReply): Promise<void> => {
    const { id, file } = params as { readonly id: string; readonly file: string }
    // 304 and HEAD brought nothing.
    if (statusCode === 200 && method === 'GET') store.noteDownload(id, file.slice(0, file.lastIndexOf('-')))
  }
  server.get<{ Params: { id: string; file: string } }>('/packages/:id/:file', { onResponse }, (request, reply) => {
    const { id } = request.params
    if (!isPluginId(id)) throw routeUnknown(request)
    const name = stem(request, '.hpk', isPackageName)
    return reply.type(OCTETS).sendFile(`packages/${id}/${name}.hpk`, IMMUTABLE)
  })
}

function stem(request: FastifyRequest<{ Params: { file: string } }>, suffix: string, isName: (name: string) => boolean): string {
  const { file } = request.params
  const name = file.endsWith(suffix) ? file.slice(0, -suffix.length) : ''
  if (!isName(name)) throw routeUnknown(request)
  return name
}

function isRole(name: string): boolean {
  if (name === 'timestamp') return true
  const found = ROLE.exec(name)
  return found !== null && (found.groups?.['publisher'] === undefined || isPublisherId(found.groups['publisher']))
}

function hashed(isName: (name: string) => boolean): (name: string) => boolean {
  return (name) => SHA256.test(name.slice(0, 64)) && name[64] === '.' && isName(name.slice(65))
}

function isPackageName(name: string): boolean {
  return name.at(-65) === '-' && SHA256.test(name.slice(-64)) && isVersion(name.slice(0, -65))
}
