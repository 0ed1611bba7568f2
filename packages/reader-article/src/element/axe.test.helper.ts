import axe from 'axe-core'

/** The violations that axe finds on the page: rules with the markup that breaks them. */
export async function objections(): Promise<unknown[]> {
  const {violations} = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])
}

/** Calls with every combination of scheme and direction set on the page. */
export async function inEveryLight(check: (where: string) => Promise<void>): Promise<void> {
  const root = document.documentElement
  // Set explicitly, since axe takes a page without a background for white in any colour scheme.
  Object.assign(document.body.style, {background: 'Canvas', color: 'CanvasText'})
  for (const scheme of ['light', 'dark']) {
    for (const direction of ['ltr', 'rtl']) {
      root.style.colorScheme = scheme
      // Axe takes a page without a background for white, whatever its colour scheme.
      root.style.background = 'Canvas'
      root.dir = direction
      await check(`${scheme} ${direction}`)
    }
  }
  document.body.removeAttribute('style')
  root.style.colorScheme = ''
  root.style.background = ''
  root.dir = ''
}
