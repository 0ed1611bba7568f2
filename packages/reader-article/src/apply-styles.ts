import type {CSSResultOrNative} from '@lit/reactive-element'

import {h} from './dom.ts'

type View = Window & typeof globalThis

// A document accepts only style sheets of its own window.
const sheets = new WeakMap<View, Map<string, CSSStyleSheet>>()

/**
 * Adds styles to a shadow root, unless it has them or a server has written them: as style sheets that
 * all roots of a document share, or as style elements if the browser cannot share sheets.
 */
export function applyStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const view = root.ownerDocument.defaultView
  const elements = [...root.children].filter(({localName}) => localName === 'style')
  // A server's style element has no sheet if a content security policy has refused it.
  const isServed = elements.some((each) => !each.className && 'sheet' in each && each.sheet)
  if (isServed || !view) {
    return
  }
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
