import { isTest, written, type Tree } from './_tree.ts'

const MOST_LINES = 350
const LONGEST_LINE = 200

/** Says which file has outgrown a reader: past 350 lines it does more than one thing. A test's rows of cases may be wide. */
export function fileSize(tree: Tree): string[] {
  return written(tree).flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n')
    const found = lines.length > MOST_LINES ? [`${path} has ${lines.length} lines, more than ${MOST_LINES}`] : []
    const long = isTest(path) ? -1 : lines.findIndex((line) => line.length > LONGEST_LINE)
    return long < 0 ? found : [...found, `${path}:${long + 1} is longer than ${LONGEST_LINE} characters`]
  })
}
