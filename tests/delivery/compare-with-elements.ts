/** An article that its one-file embed and its element show in different ways. */
export interface Difference {
  readonly slug: string
  readonly built: Shown
  readonly expected: Shown
}

interface Shown {
  readonly html: string | undefined
  readonly styles: string
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function runs in the page, without its module. */

/** Compares what one-file embeds build with what elements show. Runs in the page, so it can use nothing from outside itself. */
export async function compareWithElements({
  site,
  elements,
  slugs,
}: {
  site: string
  elements: string
  slugs: readonly string[]
}): Promise<readonly Difference[]> {
  const read = (element: Element): Shown => {
    const article = element.shadowRoot?.querySelector('article')
    article?.normalize()
    const styles = [...(article?.querySelectorAll('*') ?? [])].map((node) => {
      const {fontSize, fontFamily, fontStyle, display, color, marginBlockStart} =
        getComputedStyle(node)
      const {paddingInlineStart, borderInlineStartWidth} = getComputedStyle(node)
      const {maxInlineSize, paddingBlockStart, listStyleType, unicodeBidi, fontWeight} =
        getComputedStyle(node)
      return [
        [fontSize, fontFamily, fontStyle, display, color, marginBlockStart],
        [paddingInlineStart, borderInlineStartWidth],
        [maxInlineSize, paddingBlockStart, listStyleType, unicodeBidi, fontWeight],
      ].join()
    })
    const html = article?.outerHTML
      // An embed omits the previews of images.
      .replaceAll(/ data-lqip="[^"]*"/g, '')
      // An element stores the heights of sections outside the screen.
      .replaceAll(/ style="contain-intrinsic-block-size[^"]*"/g, '')
    return {html, styles: styles.join('\n')}
  }

  const loadScript = async (src: string, type = ''): Promise<Element> => {
    const script = Object.assign(document.createElement('script'), {src, type})
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve))
    document.body.append(script)
    await loaded
    return script
  }

  const showEmbed = async (slug: string): Promise<Element> => {
    const script = await loadScript(`${site}/embed/${slug}.js`)
    return script.nextElementSibling ?? script
  }

  const showElement = async (attributes: NamedNodeMap): Promise<Element> => {
    const element = document.createElement('reader-article')
    for (const {name, value} of attributes) {
      element.setAttribute(name, value)
    }
    const shown = new Promise((resolve, reject) => {
      element.addEventListener('reader-article-load', resolve)
      element.addEventListener('reader-article-error', reject)
    })
    document.body.append(element)
    await shown
    return element
  }

  const embeds = await Promise.all(
    slugs.map(async (slug) => {
      const embed = await showEmbed(slug)
      const built = read(embed)
      embed.remove()
      return {slug, embed, built}
    }),
  )
  // Only now, so that the embeds have no other styles than their own.
  await loadScript(elements, 'module')
  const differences = await Promise.all(
    embeds.map(async ({slug, embed, built}) => {
      const element = await showElement(embed.attributes)
      const expected = read(element)
      element.remove()
      const isEqual =
        built.html !== undefined && built.html === expected.html && built.styles === expected.styles
      return isEqual ? [] : [{slug, built, expected}]
    }),
  )
  return differences.flat()
}
