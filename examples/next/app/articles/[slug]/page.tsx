import type {Metadata} from 'next'
import Link from 'next/link'
import {notFound} from 'next/navigation'
import {ReaderStatus} from 'reader-article/react'
import {renderArticle} from 'reader-article/ssr'

import {getArticle, source} from '../../../lib/content.ts'
import {ServerHtml} from '../../server-html.tsx'

interface Props {
  readonly params: Promise<{slug: string}>
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const {slug} = await params
  const article = await getArticle(slug)
  if (!article) {
    return {}
  }
  const {title, excerpt, seo} = article
  return {title: seo?.title ?? title, description: seo?.description ?? excerpt}
}

export default async function ArticlePage({params}: Props) {
  const {slug} = await params
  const article = await getArticle(slug)
  if (!article) {
    notFound()
  }
  const {reader} = article
  // The browser's element finds the article in its shadow root, so it sends no query.
  const html = renderArticle(article, {
    ...source,
    slug,
    lang: 'en-GB',
    articlePath: '/articles/{slug}',
  })
  return (
    <>
      <nav>
        <Link href="/">All articles</Link>
        {reader?.pin && (
          <span>
            {reader.name}:{' '}
            <ReaderStatus
              pin={reader.pin}
              projectId={source.projectId}
              datasetName={source.dataset}
              apiHost={source.apiHost}
            >
              {reader.availability?.status?.label}
            </ReaderStatus>
          </span>
        )}
      </nav>
      <ServerHtml key={slug} html={html} />
    </>
  )
}
