import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LATEST, npmName, pluginIdOf, printable } from '../../layout/mod.ts'
import { COMMIT_BODY } from '../_commit-body.ts'
import { routeUnknown } from '../_errors.ts'
import type { Commit, RegistryStore, Release } from '../registry-store.ts'
import { distTags, offeredAt, packumentPieces, tarballName } from './_packument.ts'
import { readUpload } from './_read-upload.ts'

/** Largest package that npm may send: it comes as base64 within JSON, several times in memory. Larger ones go by `hardpoint plugin publish`. */
const MAX_UPLOAD_BYTES = 16_777_216

const TAG_REMEDY = 'A tag is the newest version of a channel, and a version is in one channel. Move it with: hardpoint plugin promote <plugin>@<version> --to <channel>'

const SEARCH_QUERY = { type: 'object', properties: { text: { type: 'string', maxLength: 200 } } } as const

/** A scoped name in one segment of a path, as npm writes it, or in two. */
type Named = { Params: { scope?: string; name: string } }

/** Refuse who asks too often. */
export interface Limits {
  readonly reads: (request: FastifyRequest) => Promise<void>
  readonly searches: (request: FastifyRequest) => Promise<void>
}

export interface NpmOptions {
  readonly prefix: string
  readonly store: RegistryStore
  readonly limits: Limits
  /** Refuses who may not write, before the body is read. */
  readonly guard: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  readonly tokenOf: (request: FastifyRequest) => string
}

/**
 * The registry as npm knows one: `npm view`, `install`, `search`, `publish`.
 *
 * A way to carry plugins, and nothing more: what is published must hold a signed package and a signed release, as over the registry's own API,
 * and a host that gets a plugin by npm verifies it like any other.
 */
export function serveNpm(server: FastifyInstance, { prefix, store, limits, guard, tokenOf }: NpmOptions): void {
  server.register(async (scope) => {
    scope.addHook('onRequest', limits.reads)
    // npm prints this field.
    scope.addHook('preSerialization', async (_request, reply, payload) => {
      const { message, fix } = Object(payload) as { readonly message?: unknown; readonly fix?: unknown }
      return reply.statusCode < 400 ? payload : { ...Object(payload) as object, error: `${String(message)} ${String(fix)}` }
    })
    scope.get('/-/ping', () => ({}))
    scope.get('/-/whoami', (request) => ({ username: store.authenticate(tokenOf(request)).publisher }))
    scope.get<{ Querystring: { text?: string } }>('/-/v1/search', { onRequest: limits.searches, schema: { querystring: SEARCH_QUERY } },
      (request) => found(store.search(request.query.text ?? '')))
    serveTags(scope, store)
    // Without an answer, npm takes what it was to unpublish for gone.
    for (const method of ['PUT', 'DELETE'] as const) {
      scope.route<Named>({ method, url: '/:name/-rev/*', handler: ({ params: { name } }) => {
        throw signed('unpublish anything', `Withdraw a version with: hardpoint plugin yank ${pluginIdOf(name) ?? ''}`)
      } })
    }
    servePackages(scope, { prefix, store })
    scope.put<Named & { Body: unknown }>('/:name', { onRequest: guard, bodyLimit: 2 * MAX_UPLOAD_BYTES }, async (request, reply) => {
      const published = await publish(request, { store, token: tokenOf(request) })
      return reply.code(201).send(published)
    })
  }, { prefix })
}

function serveTags(scope: FastifyInstance, store: RegistryStore): void {
  scope.get<Named>('/-/package/:name/dist-tags', async (request) => distTags((await releasesOf(store, request)).map(({ entry }) => entry)))
  for (const method of ['PUT', 'POST', 'DELETE'] as const) {
    scope.route({ method, url: '/-/package/:name/dist-tags/*', handler: () => { throw signed('change a tag', TAG_REMEDY) } })
  }
}

function servePackages(scope: FastifyInstance, { prefix, store }: Pick<NpmOptions, 'prefix' | 'store'>): void {
  const answer = async (request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> => {
    const releases = await releasesOf(store, request)
    const pieces = packumentPieces(releases[0]?.entry.id ?? '', releases, `${request.protocol}://${request.host}${prefix}`)
    // The addresses in it are those by which it was asked for.
    return reply.header('cache-control', 'private, max-age=0').type('application/json; charset=utf-8').send(Readable.from(pieces, { objectMode: false }))
  }
  scope.get<Named>('/:name', answer)
  scope.get<Named>('/:scope/:name', answer)
  serveTarballs(scope, store)
}

type NamedFile = Named & { Params: { file: string } }

function serveTarballs(scope: FastifyInstance, store: RegistryStore): void {
  const entryOf = async (request: FastifyRequest<NamedFile>): Promise<IndexEntry> => {
    const release = (await releasesOf(store, request)).find(({ entry }) => tarballName(entry) === request.params.file)
    if (release === undefined) throw routeUnknown(request)
    return release.entry
  }
  // Without HEAD, which would read the package to answer nothing.
  scope.get<NamedFile>('/:scope/:name/-/:file', { exposeHeadRoute: false }, async (request, reply) => {
    const entry = await entryOf(request)
    const { size, pieces } = await store.tarball(entry)
    store.noteDownload(entry.id, entry.version)
    reply.type('application/octet-stream').header('cache-control', 'public, max-age=31536000, immutable').header('content-length', size)
    return reply.send(Readable.from(pieces, { objectMode: false }))
  })
}

/** @throws HP_ERR_PLUGIN_UNKNOWN */
async function releasesOf(store: RegistryStore, { params: { scope, name } }: FastifyRequest<Named>): Promise<readonly Release[]> {
  const npm = scope === undefined ? name : `${scope}/${name}`
  const id = pluginIdOf(npm)
  const releases = id === undefined ? [] : await store.releases(id)
  if (releases.length === 0) throw new HardpointError('HP_ERR_PLUGIN_UNKNOWN', { plugin: printable(npm), nearest: 'another one' })
  return releases
}

async function publish(request: FastifyRequest<Named & { Body: unknown }>, { store, token }: { readonly store: RegistryStore; readonly token: string }): Promise<object> {
  const id = pluginIdOf(request.params.name)
  // What npm sends to deprecate or to change an owner: the packument, and nothing with it.
  if (Object.keys(Object(Object(request.body)['_attachments']) as object).length === 0) {
    throw signed('change what is published', `Deprecate a plugin with: hardpoint plugin deprecate ${id ?? ''}; withdraw a version with: hardpoint plugin yank ${id ?? ''}`)
  }
  const { hpk, release } = readUpload(request.body, MAX_UPLOAD_BYTES)
  const commit = commitOf(request, release)
  const sha256 = createHash('sha256').update(hpk).digest('hex')
  const line = id === undefined ? undefined : lineAbout(sha256, commit.indexes[id] ?? '')
  if (id === undefined || line === undefined) {
    throw refused(`its release.json is about another plugin than ${printable(request.params.name)}, or about another plugin.hpk`)
  }
  assertTag(request.body, line)
  await store.stage(sha256, hpk, token)
  const { version } = await store.commit(commit, token)
  return { ok: true, id: npmName(id), rev: String(version) }
}

/** The line of a package, as far as JSON goes: the store looks at the rest of it. */
function lineAbout(sha256: string, index: string): unknown {
  const line = index.split('\n').find((text) => text.includes(`"sha256":"${sha256}"`))
  try {
    return line === undefined ? undefined : JSON.parse(line)
  } catch (cause) {
    throw refused('its release.json holds an index that is not JSON', cause)
  }
}

/** The channel is what the publisher signed. A tag that says something else is somebody's mistake, of which nobody would hear later. */
function assertTag(body: unknown, line: unknown): void {
  const channel: unknown = Object(line)['channel'] ?? LATEST
  const tags = Object.keys(Object(Object(body)['dist-tags']) as object)
  if (tags.length === 0 || (tags.length === 1 && tags[0] === channel)) return
  throw refused(`npm's tag is ${printable(tags.join(', '))}, and what its publisher signed is in the channel ${printable(String(channel))}; `
    + 'publish with --tag as signed, or make the folder again with hardpoint plugin npm … --channel <channel>')
}

function commitOf(request: FastifyRequest, text: string): Commit {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw refused('its release.json is not JSON', cause)
  }
  if (!request.validateInput(value, COMMIT_BODY)) throw refused('its release.json is no release')
  return value as Commit
}

function found(entries: readonly IndexEntry[]): object {
  const objects = entries.map((entry) => ({
    package: {
      name: npmName(entry.id), version: entry.version, description: entry.description, date: offeredAt(entry), keywords: ['hardpoint-plugin'],
      publisher: { username: entry.id.slice(0, entry.id.indexOf('.')) }, maintainers: [], links: {},
    },
  }))
  return { objects, total: objects.length, time: new Date(0).toUTCString() }
}

function signed(what: string, remedy: string): HardpointError {
  return new HardpointError('HP_ERR_NPM_SIGNED', { what, remedy })
}

function refused(problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_NPM_UPLOAD', { problem }, { cause })
}
