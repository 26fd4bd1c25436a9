import { isChannel } from '@hardpoint/registry/client'

/** What someone asks to install: a plugin, and which of its versions. */
export interface PluginSpec {
  readonly id: string
  /** A semver range; absent: any. */
  readonly range: string | undefined
  /** The channel to follow from now on, `latest` too; absent: as before. */
  readonly channel?: string
}

/**
 * Reads `treasury`, `acme.mail`, `acme.mail@^1.2.0`, `acme.mail@beta`: no name of a channel is a range. A name without a dot is the default publisher's.
 *
 * Says nothing about whether it exists, or is even a possible id: whoever looks it up does.
 */
export function parseSpec(text: string, defaultPublisher: string): PluginSpec {
  const at = text.indexOf('@')
  const name = at === -1 ? text : text.slice(0, at)
  const range = at === -1 ? '' : text.slice(at + 1).trim()
  const id = fullId(name.trim(), defaultPublisher)
  return isChannel(range) ? { id, range: undefined, channel: range } : { id, range: range === '' ? undefined : range }
}

/** The plugin id that a name stands for. */
export function fullId(name: string, defaultPublisher: string): string {
  return name.includes('.') ? name : `${defaultPublisher}.${name}`
}
