/** The text of a style sheet, in the form that Lit's own module for it has. */
export class CSSResult {
  readonly cssText: string

  constructor(cssText: string) {
    this.cssText = cssText
  }
}

/** Takes rules for a style sheet. */
export const unsafeCSS = (cssText: string): CSSResult => new CSSResult(cssText)

// Lit exports these, though nobody uses them here: an element applies its styles itself.
export const css = unsafeCSS
export const getCompatibleStyle = (style: CSSResult): CSSResult => style
export const adoptStyles = (): void => {}
export const supportsAdoptingStyleSheets = true
