import {ReaderArticles} from 'reader-article/react'

/** Lists all articles, the newest first. */
export function ListPage() {
  return (
    <main>
      <title>The Harbour Gazette</title>
      <h1>The Harbour Gazette</h1>
      <ReaderArticles />
    </main>
  )
}
