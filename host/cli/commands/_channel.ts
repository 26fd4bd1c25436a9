import { isChannel, LATEST } from '@hardpoint/registry/client'
import { usageError } from '../usage-error.ts'

/** For commands that publish. */
export const CHANNEL_OPTION = { type: 'string', value: '<channel>', description: 'such as beta: hosts that do not follow it never choose the version (default: latest)' } as const

/** The channel that was named. @throws HP_ERR_USAGE where nothing can be called so */
export function channelOf(text: string = LATEST, command: string): string {
  if (isChannel(text)) return text
  throw usageError(`${JSON.stringify(text)} is no name of a channel: use up to 32 small letters, digits and hyphens, such as beta or rc-2.`, command)
}
