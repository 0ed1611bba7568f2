import {readingTime} from '@reader-article/content'
import {Stack, Text} from '@sanity/ui'
import type {ArrayOfObjectsInputProps} from 'sanity'

import {EditorBox} from '../editor/editor-box.tsx'
import {useTexts} from '../i18n/use-texts.ts'
import {countWords} from './count-words.ts'

/** The text of an article, with its number of words and its reading time below it. */
export function BodyInput(props: ArrayOfObjectsInputProps) {
  const words = countWords(props.value)
  const {t} = useTexts()
  return (
    <Stack gap={3}>
      <EditorBox>{props.renderDefault(props)}</EditorBox>
      {words > 0 && (
        <Text size={1} muted data-testid="word-count">
          {t('form.words', {count: words})} ·{' '}
          {t('form.reading-time', {count: readingTime(props.value)})}
        </Text>
      )}
    </Stack>
  )
}
