import { posix } from 'node:path'
import type { Tree } from './_tree.ts'

/** Says which relative link of a Markdown page leads nowhere, its `#section` included. */
export function docLinks(tree: Tree): string[] {
  return [...tree].filter(([path]) => path.endsWith('.md')).flatMap(([path, text]) =>
    linksOf(text).flatMap((link) => {
      const problem = problemOf(tree, path, link)
      return problem === undefined ? [] : [`${path} links to ${link}, ${problem}`]
    }))
}

function linksOf(text: string): string[] {
  const prose = text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].flatMap(([, link]) => link === undefined || /^[a-z][a-z+.-]*:/i.test(link) ? [] : [link])
}

function problemOf(tree: Tree, from: string, link: string): string | undefined {
  const [target = '', section] = link.split('#')
  const path = target === '' ? from : posix.normalize(posix.join(posix.dirname(from), target)).replace(/\/$/, '')
  if (!tree.has(path)) return [...tree.keys()].some((file) => file.startsWith(`${path}/`)) ? undefined : 'which does not exist'
  if (section === undefined || section === '' || !path.endsWith('.md')) return undefined
  return anchorsOf(tree.get(path) ?? '').includes(section) ? undefined : 'a section which does not exist'
}

/** As Git hosts make them: lower case, punctuation dropped, spaces to hyphens. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-'))
}
