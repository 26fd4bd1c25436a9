import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { DurableFiles } from './_durable-files.ts'

const PATH = 'private/tokens.json'

/** A fixed start lets scanners of repositories find leaked tokens. */
const PREFIX = 'hpp_'

interface StoredToken {
  readonly publisher: string
  /** SHA-256 of the token: 256 random bits need no slow hash. */
  readonly sha256: string
  readonly createdAt: string
}

/** Tokens that publish for one publisher. Only their digests are kept. */
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

  async create(publisher: string, now: number): Promise<string> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`
    await this.#save([...this.#tokens, { publisher, sha256: digest(token).toString('hex'), createdAt: new Date(now).toISOString() }])
    return token
  }

  async revoke(publisher: string): Promise<number> {
    const kept = this.#tokens.filter((token) => token.publisher !== publisher)
    const revoked = this.#tokens.length - kept.length
    if (revoked > 0) await this.#save(kept)
    return revoked
  }

  /** Compares with every token, each in constant time, so that the answer's time tells nothing of any. */
  publisherOf(token: string): string | undefined {
    const given = digest(token)
    return this.#tokens.reduce<string | undefined>(
      (found, { sha256, publisher }) => timingSafeEqual(Buffer.from(sha256, 'hex'), given) ? publisher : found, undefined)
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
  const { publisher, sha256, createdAt } = value as Readonly<Record<string, unknown>>
  return typeof publisher === 'string' && typeof createdAt === 'string' && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
}
