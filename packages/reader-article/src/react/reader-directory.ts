'use client'

import type {ReactElement} from 'react'

import type {ReaderElementErrorEvent, ReaderStatusChangeEvent} from '../events.ts'
import type {ReaderDirectoryLoadEvent} from '../reader-directory/reader-directory-events.ts'
import {defineReaderDirectory} from '../reader-directory/reader-directory.define.ts'
import {ReaderDirectory as ReaderDirectoryElement} from '../reader-directory/reader-directory.ts'
import type {ElementProps, TagProps} from './element-props.ts'
import {useTag} from './use-tag.ts'

const TAG = {
  tag: 'reader-directory',
  element: ReaderDirectoryElement,
  define: defineReaderDirectory,
}

/** The props of `<ReaderDirectory>`. */
export type ReaderDirectoryProps = ElementProps<
  typeof ReaderDirectoryElement,
  {
    /** The directory is on screen. */
    onLoad?: (event: ReaderDirectoryLoadEvent) => void
    /** The directory cannot be shown; the children stay on screen as the fallback. */
    onError?: (event: ReaderElementErrorEvent) => void
    /** A status has changed; fired only if the directory is live. */
    onStatusChange?: (event: ReaderStatusChangeEvent) => void
  }
>

/** `<reader-directory>` in JSX, with typed props and events; servers render the tag with its children. */
export function ReaderDirectory(props: ReaderDirectoryProps): ReactElement {
  return useTag(TAG, props)
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reader-directory': TagProps<typeof ReaderDirectoryElement>
    }
  }
}
