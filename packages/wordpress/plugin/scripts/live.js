/**
 * Keeps the statuses and telephone numbers of articles and readers right while a page is open, also if a cache has
 * kept the page. It asks this site, whose answer has passed the plugin's filter.
 */
;(() => {
  const DELAY = 60_000
  const PARTS = '[part~="presence"][data-reader], [part~="calls"][data-reader]'
  const OPTIONS = ['type', 'key', 'hide', 'lang', 'level']
  const {route} = window.readerArticleLive

  /** Authors may write this attribute into a post, so it has only options: no address of another answer. */
  function createUrl(embed) {
    const given = new URLSearchParams(embed.dataset.readerArticleRefresh)
    const url = new URL(route)
    for (const name of OPTIONS) {
      if (given.has(name)) {
        url.searchParams.set(name, given.get(name))
      }
    }
    return url
  }

  async function refresh(embed) {
    const response = await fetch(createUrl(embed), {credentials: 'omit'})
    if (!response.ok) {
      return
    }
    const {html, isLastCopy} = await response.json()
    const template = document.createElement('template')
    template.innerHTML = html
    const former = [...embed.querySelectorAll(PARTS)]
    const current = [...template.content.querySelectorAll(PARTS)]
    // If the article has changed, its text stays until the page is loaded again.
    for (const [index, part] of former.entries()) {
      const next = current[index]
      if (
        next?.dataset.reader === part.dataset.reader &&
        next.getAttribute('part') === part.getAttribute('part') &&
        next.innerHTML !== part.innerHTML
      ) {
        part.replaceChildren(...next.childNodes)
      }
    }
    embed.classList.toggle('reader-article-last-copy', isLastCopy)
  }

  function refreshAll() {
    if (document.visibilityState === 'hidden') {
      return
    }
    for (const embed of document.querySelectorAll('[data-reader-article-refresh]')) {
      // Without the site there is nothing to do: what is on the page stays.
      refresh(embed).catch(() => {})
    }
  }

  refreshAll()
  setInterval(refreshAll, DELAY)
  document.addEventListener('visibilitychange', refreshAll)
})()
