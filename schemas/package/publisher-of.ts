/** The publisher who owns a plugin id: the part before the dot. */
export function publisherOf(plugin: string): string {
  return plugin.slice(0, plugin.indexOf('.'))
}
