import type {CSSResultOrNative} from '@lit/reactive-element'

import {h} from './dom.ts'

type View = Window & typeof globalThis

// A document accepts only style sheets of its own window.
const sheets = new WeakMap<View, Map<string, CSSStyleSheet>>()

/** The styles of each root, which it needs again in another document. */
const stylesOf = new WeakMap<ShadowRoot, Set<CSSResultOrNative>>()

/**
 * Adds styles to those of a shadow root, and applies all of them, unless a server has written them: as
 * style sheets that all roots of a document share, or as style elements if the browser cannot share
 * sheets. To be called again when the root is in another document or has other nodes.
 */
export function applyStyles(root: ShadowRoot, added: readonly CSSResultOrNative[] = []): void {
  const styles = new Set([...(stylesOf.get(root) ?? []), ...added])
  stylesOf.set(root, styles)
  const view = root.ownerDocument.defaultView
  if (!view || hasServedStyles(root)) {
    return
  }
  const elements = styleElements(root)
  for (const style of styles) {
    const text = 'cssText' in style ? style.cssText : ''
    try {
      const sheet = sheetOf(view, text)
      const adopted = root.adoptedStyleSheets
      if (!adopted.includes(sheet)) {
        root.adoptedStyleSheets = [...adopted, sheet]
      }
    } catch {
      if (!elements.some(({textContent}) => textContent === text)) {
        root.append(h('style', {class: 'own'}, text))
      }
    }
  }
}

/** Whether a server has written the styles; a style element that a content security policy has refused has no sheet. */
export function hasServedStyles(root: ShadowRoot): boolean {
  return styleElements(root).some((each) => !each.className && 'sheet' in each && each.sheet)
}

function styleElements(root: ShadowRoot): readonly Element[] {
  return [...root.children].filter(({localName}) => localName === 'style')
}

/** @throws TypeError if the browser cannot construct style sheets. */
function sheetOf(view: View, text: string): CSSStyleSheet {
  const known = sheets.get(view) ?? new Map<string, CSSStyleSheet>()
  sheets.set(view, known)
  let sheet = known.get(text)
  if (!sheet) {
    sheet = new view.CSSStyleSheet()
    sheet.replaceSync(text)
    known.set(text, sheet)
  }
  return sheet
}
