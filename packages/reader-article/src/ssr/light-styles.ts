/**
 * The element's styles for markup without a shadow root: the same rules, scoped to the element.
 *
 * They stay weaker than the page's own, which is what light DOM is for.
 */
export function lightStyles(tag: string, styles: string): string {
  const scoped = styles.replace(/:host\(([^)]*)\)/g, ':scope$1').replaceAll(':host', ':scope')
  return `@scope (${tag}) {${scoped}}`
}
