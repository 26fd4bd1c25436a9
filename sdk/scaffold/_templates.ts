/** The files of a new plugin, by name: a hello world with one route. */
export function templates(id: string, sdkVersion: string): ReadonlyMap<string, string> {
  return new Map([
    ['plugin.json', json({
      id, version: '0.1.0', title: 'Hello', description: 'Says hello.', license: 'MIT',
      engines: { hardpoint: `>=${sdkVersion}` }, tier: 'free',
      contributes: { routes: [{ id: 'hello', method: 'GET', path: '/hello/:name', access: 'public' }] },
    })],
    ['main.ts', MAIN],
    ['package.json', json({
      name: id.replace('.', '-'), version: '0.1.0', private: true, type: 'module', license: 'MIT', devDependencies: { '@hardpoint/sdk': sdkVersion },
    })],
    ['README.md', readme(id)],
    ['LICENSE', LICENSE],
    ['.gitignore', IGNORED],
  ])
}

/** What is made from the sources, what `plugin dev` keeps, and what must never be in a repository. */
const IGNORED = `node_modules/
dist/
.hardpoint/
*.hpk
*.key.json
`

const MAIN = `import { definePlugin } from '@hardpoint/sdk'

export default definePlugin({
  routes: {
    hello: (request, host, { params }) => Response.json({ hello: params.name }),
  },
})
`

function readme(id: string): string {
  return `# ${id}

A Hardpoint plugin. \`plugin.json\` says what it is, what it asks for and what it adds; \`main.ts\` is its code.

\`\`\`sh
hardpoint plugin dev                       # serves it from a host of its own, and each change you save; Ctrl-C ends it
\`\`\`

\`GET /p/${id}/hello/world\` answers \`{"hello":"world"}\`. When it does what it should:

\`\`\`sh
hardpoint keys new ../author.key.json      # once: your signing key, for you alone; never commit it
hardpoint plugin lint                      # what a registry and a host would refuse
hardpoint plugin pack --key ../author.key.json
HARDPOINT_REGISTRY_TOKEN=... hardpoint plugin publish ${id}-0.1.0.hpk --key ../author.key.json --registry <url or folder>
hardpoint install ${id}                    # on a host that uses this registry
\`\`\`
`
}

const LICENSE = `MIT License

Copyright (c) the authors of this plugin

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
