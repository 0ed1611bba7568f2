/** Follows links in the table of contents: a link such as #section-3 does not work inside a shadow tree. */
export function followContents(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('[part=contents] a')
    const heading = link && root.querySelector<HTMLElement>(link.getAttribute('href') ?? '')
    if (!heading) {
      return
    }
    event.preventDefault()
    heading.tabIndex = -1
    heading.focus()
  })
}
