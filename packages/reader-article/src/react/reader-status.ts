'use client'

import type {ReactElement} from 'react'

import type {ReaderElementErrorEvent, ReaderStatusChangeEvent} from '../events.ts'
import type {ReaderStatusLoadEvent} from '../reader-status/reader-status-events.ts'
import {defineReaderStatus} from '../reader-status/reader-status.define.ts'
import {ReaderStatus as ReaderStatusElement} from '../reader-status/reader-status.ts'
import type {ElementProps, TagProps} from './element-props.ts'
import {useTag} from './use-tag.ts'

const TAG = {tag: 'reader-status', element: ReaderStatusElement, define: defineReaderStatus}

/** The props of `<ReaderStatus>`. */
export type ReaderStatusProps = ElementProps<
  typeof ReaderStatusElement,
  {
    /** The status is on screen. */
    onLoad?: (event: ReaderStatusLoadEvent) => void
    /** The status cannot be shown; the children stay on screen as the fallback. */
    onError?: (event: ReaderElementErrorEvent) => void
    /** The status has changed while the page was open. */
    onStatusChange?: (event: ReaderStatusChangeEvent) => void
  }
>

/** `<reader-status>` in JSX, with typed props and events; servers render the tag with its children. */
export function ReaderStatus(props: ReaderStatusProps): ReactElement {
  return useTag(TAG, props)
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reader-status': TagProps<typeof ReaderStatusElement>
    }
  }
}
