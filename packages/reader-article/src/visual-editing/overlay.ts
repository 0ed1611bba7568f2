/** Draws a frame around what the pointer is on, and around what is open in the Studio. */
export class Overlay {
  readonly #host = document.createElement('div')
  readonly #hovered = createFrame('hovered')
  readonly #opened = createFrame('opened')
  #hoveredElement: HTMLElement | undefined
  #openedElements: readonly Element[] = []
  #isDrawing = false

  constructor(signal: AbortSignal) {
    const root = this.#host.attachShadow({mode: 'closed'})
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
    root.adoptedStyleSheets = [sheet]
    root.append(this.#hovered, this.#opened)
    document.documentElement.append(this.#host)
    addEventListener('scroll', this.#drawSoon, {capture: true, passive: true, signal})
    addEventListener('resize', this.#drawSoon, {signal})
    signal.addEventListener('abort', () => {
      this.showHovered(undefined)
      this.#host.remove()
    })
  }

  /** Moves the frame of what the pointer is on; no element removes it. */
  showHovered(element: HTMLElement | undefined): void {
    if (element === this.#hoveredElement) {
      return
    }
    this.#hoveredElement?.style.removeProperty('cursor')
    element?.style.setProperty('cursor', 'pointer', 'important')
    this.#hoveredElement = element
    this.#drawSoon()
  }

  /** Moves the frame of what is open in the Studio, which can be on the page several times. */
  showOpened(elements: readonly Element[]): void {
    this.#openedElements = elements
    this.#drawSoon()
  }

  readonly #drawSoon = (): void => {
    if (this.#isDrawing) {
      return
    }
    this.#isDrawing = true
    requestAnimationFrame(() => {
      this.#isDrawing = false
      place(this.#hovered, this.#hoveredElement ? [this.#hoveredElement] : [])
      place(this.#opened, this.#openedElements)
    })
  }
}

// The frames have two colours, so that one of them is visible on every ground.
const STYLES = `
  :host {
    all: initial !important;
    position: fixed !important;
    inset: 0 !important;
    z-index: 2147483647 !important;
    pointer-events: none !important;
  }
  div {
    position: absolute;
    border-radius: 3px;
    outline: 2px solid #3c5bd8;
    outline-offset: 3px;
    box-shadow: 0 0 0 3px #fff9;
  }
  .hovered {
    outline-style: dashed;
    box-shadow: none;
  }
  [hidden] {
    display: none;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`

function createFrame(name: string): HTMLElement {
  const frame = document.createElement('div')
  frame.className = name
  frame.hidden = true
  return frame
}

/** Puts a frame around the first of some elements that is on the page. */
function place(frame: HTMLElement, elements: readonly Element[]): void {
  const element = elements.find((each) => each.isConnected)
  frame.hidden = !element
  if (element) {
    const {left, top, width, height} = measure(element)
    Object.assign(frame.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    })
  }
}

/** Measures the content of an element, which is often narrower than its box. */
function measure(element: Element): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(element)
  const content = range.getBoundingClientRect()
  return content.width > 0 && content.height > 0 ? content : element.getBoundingClientRect()
}
