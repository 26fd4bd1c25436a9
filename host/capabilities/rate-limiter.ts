import type { Clock } from './_services.ts'

interface Bucket { tokens: number; at: number; readonly perSecond: number; readonly burst: number }

/** From here on, buckets that are full again are forgotten: a full one and none are the same. */
const SWEEP_AT = 4096

/**
 * Token buckets by name.
 *
 * Own code: the libraries for it are asynchronous, keep a timer a key, or count in windows, which lets twice the limit through at
 * their edges; this is exact at any moment, and 15 lines.
 */
export class RateLimiter {
  readonly #clock: Clock
  readonly #buckets = new Map<string, Bucket>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes as many tokens as asked for, or none where there are fewer. */
  take(name: string, { perSecond, burst }: { readonly perSecond: number; readonly burst: number }, count = 1): boolean {
    const bucket = this.#buckets.get(name) ?? this.#add(name, { tokens: burst, at: this.#clock(), perSecond, burst })
    bucket.tokens = this.#tokensOf(bucket)
    bucket.at = Math.max(bucket.at, this.#clock())
    if (bucket.tokens < count) return false
    bucket.tokens -= count
    return true
  }

  get size(): number {
    return this.#buckets.size
  }

  /** A clock that is set back neither gives nor takes. */
  #tokensOf({ tokens, at, perSecond, burst }: Bucket): number {
    return Math.min(burst, tokens + (Math.max(0, this.#clock() - at) * perSecond) / 1000)
  }

  #add(name: string, bucket: Bucket): Bucket {
    if (this.#buckets.size >= SWEEP_AT) {
      for (const [key, other] of this.#buckets) if (this.#tokensOf(other) >= other.burst) this.#buckets.delete(key)
    }
    this.#buckets.set(name, bucket)
    return bucket
  }
}
