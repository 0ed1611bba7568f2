/** A style sheet that is made when it is first adopted, as Lit's own module for it has it. */
export class CSSResult {
  readonly cssText: string
  #sheet: CSSStyleSheet | undefined

  constructor(cssText: string) {
    this.cssText = cssText
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet()
      this.#sheet.replaceSync(this.cssText)
    }
    return this.#sheet
  }
}

/** Takes rules for a style sheet. */
export const unsafeCSS = (cssText: string): CSSResult => new CSSResult(cssText)

/** Gives a root its style sheets. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  root.adoptedStyleSheets = styles.map(({styleSheet}) => styleSheet)
}

/** Lit asks for styles in another form where a browser cannot adopt them; all of today can. */
export const getCompatibleStyle = (style: CSSResult): CSSResult => style

// Lit hands these on to whoever asks; nobody does here, but the names must be there.
export const css = unsafeCSS
export const supportsAdoptingStyleSheets = true
