import {applyStyles} from '../apply-styles.ts'
import {customBlocks} from '../custom-blocks.ts'
import {h} from '../dom.ts'
import {articleExtras} from './article-extras.ts'
import {extraStyles} from './article-extras.styles.ts'
import type {ArticleExtras, ArticleView} from './article-view.ts'

/** What few articles have, as nodes. */
export interface NodeExtras extends ArticleExtras<Node> {
  /** Adds the styles and the links to headings to a shadow root. */
  readonly prepare: (root: ShadowRoot) => void
  /** Adds the related articles to the footer after a body, unless the signal has been aborted. */
  readonly addRelated: (
    root: ShadowRoot,
    body: Element | null,
    view: ArticleView<Node>,
    signal: AbortSignal,
  ) => void
}

const extras = articleExtras(h, (type) => customBlocks.has(type), renderCustom)

function prepare(root: ShadowRoot): void {
  root.addEventListener('click', followContents)
  applyStyles(root, [extraStyles])
}

/** Loaded lazily; see ArticleExtras. */
export const nodeExtras: NodeExtras = {
  ...extras,
  prepare,
  addRelated(root, body, view, signal) {
    const related = extras.related(view)
    if (!body || !related || signal.aborted) {
      return
    }
    body.nextElementSibling?.append(related)
    prepare(root)
  },
}

// If a renderer throws, the block's text is shown.
function renderCustom(value: Readonly<Record<string, unknown>>): Node | undefined {
  try {
    return customBlocks.get(String(value['_type']))?.(value, h)
  } catch (error) {
    console.error(error)
    return undefined
  }
}

// Links such as #section-3 do not work inside a shadow tree.
function followContents(this: ShadowRoot, event: Event): void {
  const link = event.target instanceof Element && event.target.closest('[part=contents] a')
  const heading = link && this.querySelector<HTMLElement>(link.getAttribute('href') ?? '')
  if (!heading) {
    return
  }
  event.preventDefault()
  heading.tabIndex = -1
  heading.focus()
}
