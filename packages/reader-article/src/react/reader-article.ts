'use client'

import type {ReactElement} from 'react'

import type {
  ReaderArticleErrorEvent,
  ReaderArticleLoadEvent,
  ReaderStatusChangeEvent,
} from '../events.ts'
import {defineReaderArticle} from '../reader-article/reader-article.define.ts'
import {ReaderArticle as ReaderArticleElement} from '../reader-article/reader-article.ts'
import type {ElementProps, TagProps} from './element-props.ts'
import {useTag} from './use-tag.ts'

const TAG = {tag: 'reader-article', element: ReaderArticleElement, define: defineReaderArticle}

/** The props of `<ReaderArticle>`. */
export type ReaderArticleProps = ElementProps<
  typeof ReaderArticleElement,
  {
    /** The article is on screen. */
    onLoad?: (event: ReaderArticleLoadEvent) => void
    /** The article cannot be shown; the children stay on screen as the fallback. */
    onError?: (event: ReaderArticleErrorEvent) => void
    /** The reader's status has changed; fired only if the article is live. */
    onStatusChange?: (event: ReaderStatusChangeEvent) => void
  }
>

/** `<reader-article>` in JSX, with typed props and events; servers render the tag with its children. */
export function ReaderArticle(props: ReaderArticleProps): ReactElement {
  return useTag(TAG, props)
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reader-article': TagProps<typeof ReaderArticleElement>
    }
  }
}
