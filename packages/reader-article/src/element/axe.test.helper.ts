import axe from 'axe-core'

/** Finds the violations on the page with axe: for each rule, the markup that breaks it. */
export async function findViolations(): Promise<unknown[]> {
  const {violations} = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])
}

/** Runs a check with every combination of colour scheme and text direction on the page. */
export async function checkSchemesAndDirections(
  check: (combination: string) => Promise<void>,
): Promise<void> {
  const root = document.documentElement
  // Axe takes a page without a background for white in any colour scheme.
  Object.assign(document.body.style, {background: 'Canvas', color: 'CanvasText'})
  for (const scheme of ['light', 'dark']) {
    for (const direction of ['ltr', 'rtl']) {
      root.style.colorScheme = scheme
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
