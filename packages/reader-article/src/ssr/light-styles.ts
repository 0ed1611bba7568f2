/**
 * The element's styles for markup without a shadow root: the same rules, scoped to the element.
 *
 * A layer keeps them weaker than anything that the page says outside of layers, which is what light
 * DOM is for.
 */
export function lightStyles(tag: string, styles: string): string {
  const scoped = styles.replace(/:host\(([^)]*)\)/g, ':scope$1').replaceAll(':host', ':scope')
  return `@layer ${tag} {@scope (${tag}) {${scoped}}}`
}
