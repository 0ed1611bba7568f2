import {useEffect} from 'react'
import {definePlugin, type LayoutProps} from 'sanity'

import {reportSelectionBeforeInput} from './report-selection.ts'
import {TypingStyles} from './typing-styles.tsx'

/** Makes typing in long texts fast, and keeps letters together that are typed right after the caret moved. */
export const typingPlugin = definePlugin({
  name: 'reader-article/typing',
  studio: {components: {layout: TypingLayout}},
})

function TypingLayout(props: LayoutProps) {
  useEffect(() => reportSelectionBeforeInput(document), [])
  return (
    <>
      <TypingStyles />
      {props.renderDefault(props)}
    </>
  )
}
