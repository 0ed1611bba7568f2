import {readingTime} from '@reader-article/content'
import {Stack, Text} from '@sanity/ui'
import type {ArrayOfObjectsInputProps} from 'sanity'

import {EditorBox} from '../editor/editor-box.tsx'
import {countWords} from './count-words.ts'

/** The text of an article, with its number of words and its reading time below it. */
export function BodyInput(props: ArrayOfObjectsInputProps) {
  const words = countWords(props.value)
  return (
    <Stack gap={3}>
      <EditorBox>{props.renderDefault(props)}</EditorBox>
      {words > 0 && (
        <Text size={1} muted data-testid="word-count">
          {describeLength(words, readingTime(props.value))}
        </Text>
      )}
    </Stack>
  )
}

/** Returns '1,024 words · 5 min read', with the words as on the page. */
function describeLength(words: number, minutes: number): string {
  return `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'} · ${minutes} min read`
}
