import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { DurableFiles } from './_durable-files.ts'
import type { NewToken, TokenInfo, TokenScope } from './registry-store.ts'

const PATH = 'private/tokens.json'

/** A fixed start lets scanners of repositories find leaked tokens. */
const PREFIX = 'hpp_'

const SCOPES: readonly TokenScope[] = ['publish', 'yank', 'operate']

interface StoredToken extends TokenInfo {
  /** SHA-256 of the token: 256 random bits need no slow hash. */
  readonly sha256: string
}

/** Tokens that write for one publisher. Only their digests are kept. */
export class PublishTokens {
  readonly #files: DurableFiles
  #tokens: readonly StoredToken[]

  private constructor(files: DurableFiles, tokens: readonly StoredToken[]) {
    this.#files = files
    this.#tokens = tokens
  }

  static async open(files: DurableFiles): Promise<PublishTokens> {
    const bytes = await files.read(PATH)
    return new PublishTokens(files, bytes === undefined ? [] : parseTokens(bytes, files.directory))
  }

  async create(publisher: string, { scopes, expiresAt }: { readonly scopes: readonly TokenScope[]; readonly expiresAt: string | undefined }, now: number): Promise<NewToken> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`
    const info: TokenInfo = {
      id: randomBytes(6).toString('hex'), publisher, scopes, createdAt: new Date(now).toISOString(), ...(expiresAt === undefined ? {} : { expiresAt }),
    }
    await this.#save([...this.#tokens, { ...info, sha256: digest(token).toString('hex') }])
    return { ...info, token }
  }

  list(): TokenInfo[] {
    return this.#tokens.map(({ sha256: _sha256, ...info }) => info)
  }

  /** Ends those for which `ends` is true. @returns how many */
  async revoke(ends: (token: TokenInfo) => boolean): Promise<number> {
    const kept = this.#tokens.filter((token) => !ends(token))
    const revoked = this.#tokens.length - kept.length
    if (revoked > 0) await this.#save(kept)
    return revoked
  }

  /** Compares with every token, each in constant time, so that the answer's time tells nothing of any. */
  find(token: string, now: number): TokenInfo | undefined {
    const given = digest(token)
    const found = this.#tokens.reduce<StoredToken | undefined>(
      (match, stored) => timingSafeEqual(Buffer.from(stored.sha256, 'hex'), given) ? stored : match, undefined)
    return found?.expiresAt !== undefined && Date.parse(found.expiresAt) <= now ? undefined : found
  }

  async #save(tokens: readonly StoredToken[]): Promise<void> {
    await this.#files.write(PATH, Buffer.from(`${JSON.stringify(tokens, null, 2)}\n`), { mode: 0o600 })
    this.#tokens = tokens
  }
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
