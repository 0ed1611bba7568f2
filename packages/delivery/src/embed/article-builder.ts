/**
 * The code of a one-file embed: a function that builds an article from data and shows it after the script that calls
 * it. It parses no HTML, so that it needs no permission from a content security policy or from Trusted Types.
 *
 * Its arguments are the tag, the styles and the article, all from `compactNode()`; the message if the script has no
 * place in the page; and the URL of the elements, or nothing. An element is an array: tag, attributes (names and values
 * in turn, or 0), children.
 */
export const ARTICLE_BUILDER = `((tag, styles, article, problem, elements) => {
  const build = ([name, attributes, ...children]) => {
    const node = document.createElement(name)
    for (let i = 0; i < attributes.length; i += 2) node.setAttribute(attributes[i], attributes[i + 1])
    for (const child of children) node.append(typeof child === 'string' ? child : build(child))
    return node
  }
  try {
    const {body, currentScript} = document
    if (!body || !body.contains(currentScript)) return console.error(problem)
    const element = build(tag)
    const root = element.attachShadow({mode: 'open', clonable: true})
    try {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(styles)
      root.adoptedStyleSheets = [sheet]
    } catch {
      root.append(build(['style', 0, styles]))
    }
    root.append(build(article))
    currentScript.after(element)
    if (elements && !customElements.get(element.localName)) import(elements).catch(console.error)
  } catch (error) {
    console.error(error)
  }
})`
