import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a text joined of a million pieces, left to right',
  why: 'making it flat is recursion in native code',
  plugins: [rogue('text-tree',
    `() => { let text = "x"; for (let n = 0; n < 1e6; n++) text = \`\${n % 2 ? text : "y"}\${n % 2 ? "y" : text}\`; return Response.json(new RegExp("z").test(text)) }`)],
  codes: ['answered'],
}
