'use client'

import type {ReactElement} from 'react'

import type {ReaderElementErrorEvent, ReaderStatusChangeEvent} from '../events.ts'
import type {ReaderCardLoadEvent} from '../reader-card/reader-card-events.ts'
import {defineReaderCard} from '../reader-card/reader-card.define.ts'
import {ReaderCard as ReaderCardElement} from '../reader-card/reader-card.ts'
import type {ElementProps, TagProps} from './element-props.ts'
import {useTag} from './use-tag.ts'

const TAG = {tag: 'reader-card', element: ReaderCardElement, define: defineReaderCard}

/** The props of `<ReaderCard>`. */
export type ReaderCardProps = ElementProps<
  typeof ReaderCardElement,
  {
    /** The card is on screen. */
    onLoad?: (event: ReaderCardLoadEvent) => void
    /** The card cannot be shown; the children stay on screen as the fallback. */
    onError?: (event: ReaderElementErrorEvent) => void
    /** The status has changed while the page was open. */
    onStatusChange?: (event: ReaderStatusChangeEvent) => void
  }
>

/** `<reader-card>` in JSX, with typed props and events; servers render the tag with its children. */
export function ReaderCard(props: ReaderCardProps): ReactElement {
  return useTag(TAG, props)
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reader-card': TagProps<typeof ReaderCardElement>
    }
  }
}
