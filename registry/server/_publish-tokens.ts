import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { onDisk } from '../layout/mod.ts'
import { durableFiles } from './_durable-files.ts'
import { lock } from './_lock.ts'
import { OPERATOR, type NewToken, type PublisherScope, type TokenInfo, type TokenScope } from './registry-store.ts'

const PATH = 'private/tokens.json'

/** Where the file stands until it is whole: not among the registry's own, which a start throws away. */
const TEMPORARY = 'private/tokens.tmp'

/** For another process that changes the tokens, in ms: it is done in a moment. */
const WAIT_MS = 5000

/** Of a token for which nobody names an end. */
const LIFE_MS = 90 * 86_400_000

/** A fixed start lets scanners of repositories find leaked tokens. */
const PREFIX = 'hpp_'

const SCOPES: readonly TokenScope[] = ['publish', 'yank', 'operate']

interface StoredToken extends TokenInfo {
  /** SHA-256 of the token: 256 random bits need no slow hash. */
  readonly sha256: string
}

/** What a new token may do and how long it holds. */
export interface TokenOptions {
  /** `publish` where not given; of OPERATOR `operate` alone. */
  readonly scopes?: readonly PublisherScope[]
  /** 90 days from now where not given. */
  readonly expiresAt?: string
}

/**
 * Tokens that write for one publisher. Only their digests are kept.
 *
 * Their file is changed under a lock of its own, by whichever process has the folder, and looked at before each use: a token that was ended while a server
 * runs is refused at the next call.
 */
export class PublishTokens {
  readonly #directory: string
  #seen = ''
  #tokens: readonly StoredToken[] = []

  constructor(directory: string) {
    this.#directory = directory
  }

  /** @throws HP_ERR_REGISTRY_LOCKED where another process does not let go */
  async create(publisher: string, { scopes = ['publish'], expiresAt }: TokenOptions, now: number): Promise<NewToken> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`
    const info: TokenInfo = {
      id: randomBytes(6).toString('hex'), publisher, scopes: publisher === OPERATOR ? ['operate'] : scopes,
      createdAt: new Date(now).toISOString(), expiresAt: expiresAt ?? new Date(now + LIFE_MS).toISOString(),
    }
    await this.#change((tokens) => [...tokens, { ...info, sha256: digest(token).toString('hex') }])
    return { ...info, token }
  }

  list(): TokenInfo[] {
    return this.#current().map(({ sha256: _sha256, ...info }) => info)
  }

  /** Ends those for which `ends` is true. @returns how many @throws HP_ERR_REGISTRY_LOCKED */
  async revoke(ends: (token: TokenInfo) => boolean): Promise<number> {
    let revoked = 0
    await this.#change((tokens) => {
      const kept = tokens.filter((token) => !ends(token))
      revoked = tokens.length - kept.length
      return revoked === 0 ? undefined : kept
    })
    return revoked
  }

  /** Compares with every token, each in constant time, so that the answer's time tells nothing of any. */
  find(token: string, now: number): TokenInfo | undefined {
    const given = digest(token)
    const found = this.#current().reduce<StoredToken | undefined>(
      (match, stored) => timingSafeEqual(Buffer.from(stored.sha256, 'hex'), given) ? stored : match, undefined)
    return found?.expiresAt !== undefined && Date.parse(found.expiresAt) <= now ? undefined : found
  }

  /** As they are on disk now: a look at the file's state, and a read where it is another. @throws HP_ERR_DATA_CORRUPT */
  #current(): readonly StoredToken[] {
    const path = join(this.#directory, PATH)
    const state = stateOf(path)
    if (state !== this.#seen) {
      this.#tokens = state === '' ? [] : parseTokens(readFileSync(path), this.#directory)
      this.#seen = state
    }
    return this.#tokens
  }

  /** @param change undefined: nothing is written */
  async #change(change: (tokens: readonly StoredToken[]) => readonly StoredToken[] | undefined): Promise<void> {
    const unlock = await onDisk(this.#directory, () => lock(this.#directory, join(this.#directory, `${PATH}.lock`), WAIT_MS))
    try {
      const next = change(this.#current())
      if (next === undefined) return
      await onDisk(this.#directory, async () => {
        await rm(join(this.#directory, TEMPORARY), { recursive: true, force: true })
        await mkdir(join(this.#directory, TEMPORARY), { recursive: true, mode: 0o700 })
      })
      await durableFiles(this.#directory, TEMPORARY).write(PATH, Buffer.from(`${JSON.stringify(next, null, 2)}\n`), { mode: 0o600 })
    } finally {
      await unlock()
    }
  }
}

/** Tells one file from the one that replaced it; '' where there is none. */
function stateOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function parseTokens(bytes: Uint8Array, directory: string): StoredToken[] {
  try {
    const tokens: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (Array.isArray(tokens) && tokens.every(isToken)) return tokens
  } catch { /* Worded below: a syntax error would quote the file. */ }
  throw new HardpointError('HP_ERR_DATA_CORRUPT', { directory, problem: `${PATH} is not a list of tokens` })
}

function isToken(value: unknown): value is StoredToken {
  if (typeof value !== 'object' || value === null) return false
  const { id, publisher, sha256, createdAt, scopes, expiresAt } = value as Readonly<Record<string, unknown>>
  return typeof id === 'string' && typeof publisher === 'string' && typeof createdAt === 'string' && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
    && Array.isArray(scopes) && scopes.every((scope) => SCOPES.some((known) => known === scope))
    && (expiresAt === undefined || (typeof expiresAt === 'string' && !Number.isNaN(Date.parse(expiresAt))))
}
