const ROW =
  ':is([data-testid="document-list-pane"], [data-testid="who-is-available"], [data-testid="structure-tool-list-pane"]) a[href]'

/**
 * Returns the id of the document that a click on a list row opens, if the click comes from the keyboard.
 *
 * Pressing Enter in a list causes a click of which `detail`, the number of presses of the mouse, is 0.
 */
export function readOpenedDocument({detail, target}: MouseEvent): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLAnchorElement>(ROW) : null
  if (detail !== 0 || !row) {
    return undefined
  }
  // The last part of '/structure/articles;all;article-tides,view=…' is the document.
  const [id = ''] = row.pathname.split(/[/;]/u).at(-1)?.split(',') ?? []
  return decodeURIComponent(id)
}
