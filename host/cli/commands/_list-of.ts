/** `a,b` and `c` as a, b, c; brackets, which error messages put around lists, are taken away. */
export function listOf(values: readonly string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => value.replaceAll(/[[\]\s]/g, '').split(',')).filter((value) => value !== '')
}
