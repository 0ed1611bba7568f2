/**
 * Returns an element's styles for markup without a shadow root: the same rules, nested in a rule for the tag.
 *
 * The rules are in a layer, so that every rule of the page outside of layers overrides them. They are not
 * in an `@scope`, because WebKit does not apply it to content in a slot.
 */
export function nestStyles(tag: string, styles: string): string {
  const nested = styles.replace(/:host\(([^)]*)\)/g, '&$1').replaceAll(':host', '&')
  return `@layer ${tag} {${tag} {${nested}}}`
}
