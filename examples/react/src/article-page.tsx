import type {Article} from 'reader-article'
import {ReaderArticle, ReaderStatus} from 'reader-article/react'
import {useState} from 'react'

/** Shows one article, and above it the current status of its reader. */
export function ArticlePage({slug}: {slug: string}) {
  const [article, setArticle] = useState<Article>()
  return (
    <>
      <title>{article?.title ?? 'The Harbour Gazette'}</title>
      <nav>
        <a href="/">All articles</a>
        {article?.reader && (
          <span>
            {article.reader.name}: <ReaderStatus pin={article.reader.pin} />
          </span>
        )}
      </nav>
      <main>
        <ReaderArticle slug={slug} live onLoad={(event) => setArticle(event.article)}>
          <a href="/">This article could not be loaded. Go to the list of articles.</a>
        </ReaderArticle>
      </main>
    </>
  )
}
