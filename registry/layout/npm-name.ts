import { isPluginId } from './names.ts'

/** A plugin's id as npm names packages: `acme.mail` is `@acme/mail`. */
export function npmName(pluginId: string): string {
  return `@${pluginId.replace('.', '/')}`
}

/** The plugin that npm means by a name; undefined for what can be no plugin's. */
export function pluginIdOf(npm: string): string | undefined {
  const id = /^@([^/.]+)\/([^/.]+)$/.exec(npm)?.slice(1).join('.') ?? ''
  return isPluginId(id) ? id : undefined
}
