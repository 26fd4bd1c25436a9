import type { PackageFiles } from '@hardpoint/schemas/package'

/**
 * Tokens that tell by themselves what they are, as their issuers document them. Few and certain: a finding refuses a publish, so that a guess
 * by the look of random letters would be worse than none.
 */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['a publish token of a Hardpoint registry', /\bhpp_[\w-]{43}/],
  // With what follows: libraries that read keys have the first line alone in their code.
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\s|\\[nr])*[A-Za-z0-9+/]{40}/],
  ['a Hardpoint key file', /"privateKey"\s*:\s*"[A-Za-z0-9+/]{43}="/],
  ['an AWS access key', /\b(?:AKIA|ASIA)(?![A-Z2-7]*EXAMPLE)[A-Z2-7]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/],
  ['a GitLab token', /\bglpat-[\w-]{20}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a Slack token', /\bxox[abeprs]-[A-Za-z0-9-]{20,}/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{24,}/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['an Anthropic or OpenAI key', /\bsk-(?:ant|proj)-[\w-]{40,}/],
  ['a Discord bot token', /\b[MNO][A-Za-z\d]{23,25}\.[\w-]{6}\.[\w-]{27,38}\b/],
]

/** The first file that holds something that must not be published, and what it is; never the secret itself. */
export function secretIn(files: PackageFiles, token: string): { readonly path: string; readonly kind: string } | undefined {
  for (const [path, content] of files) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    // One character a byte: the patterns are ASCII, and no encoding hides them.
    const text = bytes.toString('latin1')
    const kind = bytes.includes(token) ? 'the publish token' : KINDS.find(([, pattern]) => pattern.test(text))?.[0]
    if (kind !== undefined) return { path, kind }
  }
  return undefined
}
