import type { DurableFiles } from './_durable-files.ts'

/** Packages that wait for their commit, for each publisher: one that is never committed must not fill the disk. */
const MAX_STAGED = 16

/** Packages that were verified and belong to no version yet. Below private/: nobody can fetch one. */
export class Staging {
  readonly #files: DurableFiles
  /** Oldest first. */
  readonly #staged = new Map<string, string[]>()

  private constructor(files: DurableFiles) {
    this.#files = files
  }

  static async open(files: DurableFiles): Promise<Staging> {
    const staging = new Staging(files)
    for (const path of await files.list('private/staged')) {
      const [, , publisher = '', file = ''] = path.split('/')
      staging.#staged.set(publisher, [...staging.#staged.get(publisher) ?? [], file])
    }
    return staging
  }

  async keep(publisher: string, sha256: string, bytes: Uint8Array): Promise<void> {
    const file = `${sha256}.hpk`
    const others = (this.#staged.get(publisher) ?? []).filter((name) => name !== file)
    for (const name of others.splice(0, Math.max(0, others.length - MAX_STAGED + 1))) await this.#files.remove(`private/staged/${publisher}/${name}`)
    await this.#files.write(stagedPath(publisher, sha256), bytes, { mode: 0o600 })
    this.#staged.set(publisher, [...others, file])
  }

  read(publisher: string, sha256: string): Promise<Uint8Array | undefined> {
    return this.#files.read(stagedPath(publisher, sha256))
  }
}

export function stagedPath(publisher: string, sha256: string): string {
  return `private/staged/${publisher}/${sha256}.hpk`
}
