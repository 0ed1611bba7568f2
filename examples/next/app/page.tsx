import Link from 'next/link'

import {listArticles} from '../lib/content.ts'

export default async function ListPage() {
  const articles = await listArticles()
  return (
    <main>
      <h1>The Harbour Gazette</h1>
      <ul>
        {articles.map(({_id, slug, title, excerpt}) => (
          <li key={_id}>
            <Link href={`/articles/${slug}`}>{title}</Link>
            {excerpt && <p>{excerpt}</p>}
          </li>
        ))}
      </ul>
    </main>
  )
}
