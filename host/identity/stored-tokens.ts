import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import { collection, type Collection } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Store } from '../storage/store.ts'
import { DEFAULT_TENANT, type Principal } from './principal.ts'
import type { TokenInfo, Tokens } from './tokens.ts'

const FORM = /^hpt_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/

/** What is kept: a fast hash is enough, for what is hashed are 256 random bits, not a password. */
interface TokenDocument extends TokenInfo {
  /** SHA-256 of the whole token, hexadecimal. */
  readonly sha256: string
}

interface KnownToken {
  readonly info: TokenInfo
  readonly sha256: Buffer
  readonly principal: Principal
}

/**
 * Tokens kept in the store and answered from memory.
 *
 * @param options.clock milliseconds since 1970
 */
export async function createTokens(store: Store, options: { readonly clock: () => number }): Promise<Tokens> {
  const documents = collection(store, ['sys', 'tokens'], (value) => value as TokenDocument)
  const known = new Map<string, KnownToken>()
  for await (const { value } of documents.list()) known.set(value.id, knownToken(value))
  return new StoredTokens({ store, documents, known, clock: options.clock })
}

class StoredTokens implements Tokens {
  readonly #store: Store
  readonly #documents: Collection<TokenDocument>
  readonly #known: Map<string, KnownToken>
  readonly #clock: () => number
  /** Not valid from the moment revocation is asked for, also where the store cannot write it down. */
  readonly #revoked = new Set<string>()

  constructor(parts: {
    readonly store: Store; readonly documents: Collection<TokenDocument>
    readonly known: Map<string, KnownToken>; readonly clock: () => number
  }) {
    this.#store = parts.store
    this.#documents = parts.documents
    this.#known = parts.known
    this.#clock = parts.clock
  }

  async create({ name, roles, by, tenant = DEFAULT_TENANT }: Parameters<Tokens['create']>[0]): ReturnType<Tokens['create']> {
    const id = randomBytes(8).toString('hex')
    const token = `hpt_${id}_${randomBytes(32).toString('base64url')}`
    const info: TokenInfo = { id, name, tenant, roles: [...roles], createdAt: new Date(this.#clock()).toISOString(), createdBy: by }
    const document = { ...info, sha256: digest(token).toString('hex') }
    await committed(this.#store, { checks: [this.#documents.check(id, null)], puts: [this.#documents.put(id, document)] })
    this.#known.set(id, knownToken(document))
    return { token, info }
  }

  async list(): Promise<TokenInfo[]> {
    const infos = [...this.#known.values()].map(({ info }) => info)
    return infos.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
  }

  async revoke(id: string): Promise<void> {
    if (!this.#known.has(id)) throw new HardpointError('HP_ERR_TOKEN_UNKNOWN', { token: id })
    this.#revoked.add(id)
    await this.#store.commit({ deletes: [this.#documents.key(id)] })
    this.#known.delete(id)
  }

  authenticate(token: string): Principal | undefined {
    const id = FORM.exec(token)?.[1]
    const known = id === undefined || this.#revoked.has(id) ? undefined : this.#known.get(id)
    // Hashes of equal length: the time taken tells nothing of the secret.
    return known !== undefined && timingSafeEqual(digest(token), known.sha256) ? known.principal : undefined
  }
}

function knownToken({ sha256, ...info }: TokenDocument): KnownToken {
  const { id, tenant, roles } = info
  return { info, sha256: Buffer.from(sha256, 'hex'), principal: { kind: 'token', id: `token:${id}`, tenant, roles } }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
