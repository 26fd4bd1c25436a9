import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'patterns of URLs that backtrack and never end',
  why: 'they are compiled to regular expressions by the runtime',
  plugins: [rogue('url-pattern',
    `() => { for (let n = 0; ; n++) new URLPattern({ pathname: \`/\${":a(a+)+".replaceAll("a", \`a\${n}\`)}/\`.repeat(50) }).test("https://example.org/" + "a".repeat(1000)) }`,
    { limits: { cpuMs: 500 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
