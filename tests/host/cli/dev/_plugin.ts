
/** A plugin's folder for t.testdir(): one public route that answers with a word, and one that fails in another file. */
export function pluginFolder(word = 'one', id = 'acme.hello'): Record<string, string | Record<string, string>> {
  return {
    'plugin.json': JSON.stringify({
      id, version: '0.1.0', title: 'Hello', description: 'Says hello.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free', capabilities: { storage: {}, log: {} },
      contributes: { routes: [{ id: 'hello', method: 'GET', path: '/hello', access: 'public' }, { id: 'fail', method: 'GET', path: '/fail', access: 'public' }] },
    }),
    src: { 'main.ts': mainWith(word), 'words.ts': "export function words(): string {\n  throw new TypeError('no words')\n}\n" },
  }
}

export function mainWith(word: string): string {
  return `import { words } from './words.ts'\n\nexport default { routes: { hello: () => new Response('${word}'), fail: () => new Response(words()) } }\n`
}

