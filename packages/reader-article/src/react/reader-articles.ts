'use client'

import type {ReactElement} from 'react'

import type {ReaderElementErrorEvent} from '../events.ts'
import type {ReaderArticlesLoadEvent} from '../reader-articles/reader-articles-events.ts'
import {defineReaderArticles} from '../reader-articles/reader-articles.define.ts'
import {ReaderArticles as ReaderArticlesElement} from '../reader-articles/reader-articles.ts'
import type {ElementProps, TagProps} from './element-props.ts'
import {useTag} from './use-tag.ts'

const TAG = {tag: 'reader-articles', element: ReaderArticlesElement, define: defineReaderArticles}

/** The props of `<ReaderArticles>`. */
export type ReaderArticlesProps = ElementProps<
  typeof ReaderArticlesElement,
  {
    /** The list, or another page of it, is on screen. */
    onLoad?: (event: ReaderArticlesLoadEvent) => void
    /** The list cannot be shown; the children stay on screen as the fallback. */
    onError?: (event: ReaderElementErrorEvent) => void
  }
>

/** `<reader-articles>` in JSX, with typed props and events; servers render the tag with its children. */
export function ReaderArticles(props: ReaderArticlesProps): ReactElement {
  return useTag(TAG, props)
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reader-articles': TagProps<typeof ReaderArticlesElement>
    }
  }
}
