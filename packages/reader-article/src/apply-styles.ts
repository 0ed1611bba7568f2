import type {CSSResultOrNative} from '@lit/reactive-element'

import {h} from './dom.ts'

type View = Window & typeof globalThis

// A document accepts only style sheets of its own window.
const sheets = new WeakMap<View, Map<string, CSSStyleSheet>>()

/** The styles of each root, to apply them again in another document. */
const stylesByRoot = new WeakMap<ShadowRoot, Set<CSSResultOrNative>>()

/**
 * Adds styles to a shadow root, unless it has the styles of a server: as style sheets that all roots of
 * a document share, or as style elements if the browser cannot construct sheets. Call it again after the
 * root has moved to another document or its nodes have been replaced.
 */
export function applyStyles(root: ShadowRoot, added: readonly CSSResultOrNative[] = []): void {
  const styles = new Set([...(stylesByRoot.get(root) ?? []), ...added])
  stylesByRoot.set(root, styles)
  const view = root.ownerDocument.defaultView
  if (!view || hasServedStyles(root)) {
    return
  }
  const elements = findStyleElements(root)
  for (const style of styles) {
    const text = 'cssText' in style ? style.cssText : ''
    try {
      const sheet = getSheet(view, text)
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

/** Whether a root has the styles of a server. A style element that a content security policy has blocked has no sheet. */
export function hasServedStyles(root: ShadowRoot): boolean {
  return findStyleElements(root).some((each) => !each.className && 'sheet' in each && each.sheet)
}

function findStyleElements(root: ShadowRoot): readonly Element[] {
  return [...root.children].filter(({localName}) => localName === 'style')
}

/** @throws TypeError if the browser cannot construct style sheets. */
function getSheet(view: View, text: string): CSSStyleSheet {
  const sheetsByText = sheets.get(view) ?? new Map<string, CSSStyleSheet>()
  sheets.set(view, sheetsByText)
  let sheet = sheetsByText.get(text)
  if (!sheet) {
    sheet = new view.CSSStyleSheet()
    sheet.replaceSync(text)
    sheetsByText.set(text, sheet)
  }
  return sheet
}
