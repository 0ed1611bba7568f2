import {PortableText} from '@portabletext/react'
import {createElement as h, type ReactNode, useEffect, useState} from 'react'
import {createRoot} from 'react-dom/client'

import {getPeerQueryUrl} from '../peer-query.ts'
import {apiHost, type PeerArticle} from '../peer-article.ts'

function ArticleView({article}: {article: PeerArticle}): ReactNode {
  const {title, body, signOff, reader} = article
  return h(
    'article',
    null,
    h('p', null, `${reader.name}, PIN ${reader.pin}`),
    h('h1', null, title),
    h(PortableText, {value: body}),
    h('p', null, signOff),
    h('p', null, `${reader.name} – PIN ${reader.pin}`),
  )
}

function Article({slug}: {slug: string}): ReactNode {
  const [article, setArticle] = useState<PeerArticle>()
  useEffect(() => {
    const controller = new AbortController()
    const url = getPeerQueryUrl(apiHost.replace('//', '//local.'), slug)
    fetch(url, {signal: controller.signal})
      .then((response) => response.json())
      .then(({result}: {result: PeerArticle}) => setArticle(result))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) {
          console.error(error)
        }
      })
    return () => controller.abort()
  }, [slug])
  return article ? h(ArticleView, {article}) : null
}

for (const host of document.querySelectorAll<HTMLElement>('[data-article]')) {
  const root = createRoot(host)
  const slug = host.dataset['article']
  if (slug) {
    root.render(h(Article, {slug}))
  }
  // Without a slug, the page passes the article in an event, like an application that already has its content.
  else {
    host.addEventListener('article', (event) => {
      if (event instanceof CustomEvent) {
        root.render(h(ArticleView, {article: event.detail}))
      }
    })
  }
}
