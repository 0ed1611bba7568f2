import {useEffect} from 'react'
import {definePlugin, type LayoutProps} from 'sanity'

import {insertInSplitText} from './insert-in-split-text.ts'
import {reportSelectionBeforeInput} from './report-selection.ts'
import {TypingStyles} from './typing-styles.tsx'

/**
 * Makes typing in long texts fast, keeps letters together that are typed right after the caret moved, and shows a
 * letter once that is typed beside a colleague's caret.
 */
export const typingPlugin = definePlugin({
  name: 'reader-article/typing',
  studio: {components: {layout: TypingLayout}},
})

function TypingLayout(props: LayoutProps) {
  useEffect(() => reportSelectionBeforeInput(document), [])
  useEffect(() => insertInSplitText(document), [])
  return (
    <>
      <TypingStyles />
      {props.renderDefault(props)}
    </>
  )
}
