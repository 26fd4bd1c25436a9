import type { VisitorObject } from 'oxc-parser'
import { lineAt, visit } from './_parse.ts'
import { isTest, written, type Tree } from './_tree.ts'

type Report = (node: { readonly start: number }, problem: string) => void

/** One rule of the language we write: which files it holds for, and the nodes it looks at. */
interface Rule {
  readonly holdsFor: (path: string) => boolean
  readonly visitors: (report: Report) => VisitorObject
}

const everywhere = (): boolean => true
const inSources = (path: string): boolean => !isTest(path)

/** Runs inside the isolate, where the web's standards name the error: a TypeError, a RangeError, a DOMException. */
const GUEST = /^host\/cells\/guest\//

const ANONYMOUS = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError'])

const RULES: readonly Rule[] = [
  {
    holdsFor: (path) => inSources(path) && !GUEST.test(path),
    visitors: (report) => {
      const check = (node: { start: number, callee: { type: string, name?: unknown } }): void => {
        if (node.callee.type === 'Identifier' && typeof node.callee.name === 'string' && ANONYMOUS.has(node.callee.name)) {
          report(node, `makes an anonymous ${node.callee.name}: throw a HardpointError with a code`)
        }
      }
      return { NewExpression: check, CallExpression: check }
    },
  },
  { holdsFor: everywhere, visitors: (report) => ({ TSAnyKeyword: (node) => { report(node, 'says any: say unknown and narrow it') } }) },
  {
    holdsFor: everywhere,
    visitors: (report) => ({
      TSNonNullExpression: (node) => { report(node, 'silences the compiler with a non-null !') },
      PropertyDefinition: (node) => { if (node.definite === true) report(node, 'silences the compiler with a definite !') },
      VariableDeclarator: (node) => { if (node.definite === true) report(node, 'silences the compiler with a definite !') },
    }),
  },
  {
    holdsFor: inSources,
    visitors: (report) => ({
      MemberExpression: (node) => {
        if (node.object.type === 'Identifier' && node.object.name === 'console') report(node, 'writes to the console: use the log that is passed in')
      },
    }),
  },
  {
    // Behaviour that changes with NODE_ENV is not the behaviour that was tested.
    holdsFor: inSources,
    visitors: (report) => {
      const problem = 'looks at NODE_ENV: pass in what should differ'
      return {
        Identifier: (node) => { if (node.name === 'NODE_ENV') report(node, problem) },
        Literal: (node) => { if (node.value === 'NODE_ENV') report(node, problem) },
      }
    },
  },
  {
    // A plugin's entry is its default export; so is what a template makes one of.
    holdsFor: (path) => inSources(path) && !/^(?:plugins|examples)\//.test(path) && !/\/templates?\//.test(path) && !/\.config\.[cm]?[jt]s$/.test(path),
    visitors: (report) => ({
      ExportDefaultDeclaration: (node) => { report(node, 'has a default export: name it') },
      ExportSpecifier: (node) => {
        if (node.exported.type === 'Identifier' && node.exported.name === 'default') report(node, 'has a default export: name it')
      },
    }),
  },
]

/** Says where a source breaks a rule of STYLE that a parser can see. */
export function sourceRules(tree: Tree): string[] {
  return written(tree).flatMap(([path, text]) => {
    const found: string[] = []
    const report: Report = ({ start }, problem) => { found.push(`${path}:${lineAt(text, start)} ${problem}`) }
    for (const { holdsFor, visitors } of RULES) if (holdsFor(path)) visit(path, text, visitors(report))
    return found
  })
}
