/**
 * The element's styles for markup without a shadow root: the same rules, scoped to the element.
 *
 * They are in a layer, so that every rule of the page outside of layers overrides them.
 */
export function lightStyles(tag: string, styles: string): string {
  const scoped = styles.replace(/:host\(([^)]*)\)/g, ':scope$1').replaceAll(':host', ':scope')
  return `@layer ${tag} {@scope (${tag}) {${scoped}}}`
}
