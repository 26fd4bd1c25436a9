import { MIMEType } from 'node:util'
import { HardpointError } from '@hardpoint/schemas/errors'

/**
 * Accepts `application/json` and `application/*+json` in UTF-8, uncompressed.
 *
 * @throws HP_ERR_MEDIA_TYPE
 */
export function checkMediaType(headers: { readonly 'content-type'?: string | undefined; readonly 'content-encoding'?: string | undefined }): void {
  const found = headers['content-type'] ?? 'none'
  // Not decompressed: a small body could become a large one (CWE-409).
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new HardpointError('HP_ERR_MEDIA_TYPE', { found: `${found} with encoding ${encoding}`, accepted: 'application/json' })
  if (!isJson(found)) throw new HardpointError('HP_ERR_MEDIA_TYPE', { found, accepted: 'application/json' })
}

function isJson(text: string): boolean {
  try {
    const { essence, params } = new MIMEType(text)
    const charset = params.get('charset')?.toLowerCase() ?? 'utf-8'
    return /^application\/([a-z0-9!#$&^_.-]+\+)?json$/.test(essence) && charset === 'utf-8'
  } catch {
    return false
  }
}
