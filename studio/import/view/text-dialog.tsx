import {Button, Dialog, Flex, Stack, Text, TextArea} from '@sanity/ui'
import {useId, useState} from 'react'

import {useTexts} from '../../i18n/use-texts.ts'

/** A dialog in which a document is pasted, or the text of one is edited. */
export function TextDialog(props: {
  readonly header: string
  readonly text: string
  readonly confirm: string
  readonly onConfirm: (text: string) => void
  readonly onClose: () => void
}) {
  const {header, confirm, onConfirm, onClose} = props
  const {t} = useTexts()
  const id = useId()
  const [text, setText] = useState(props.text)
  return (
    <Dialog
      id={`${id}-dialog`}
      header={header}
      width={2}
      onClose={onClose}
      footer={
        <Flex gap={2} justify="flex-end" padding={3}>
          <Button
            mode="bleed"
            fontSize={1}
            padding={3}
            text={t('import.cancel')}
            onClick={onClose}
          />
          <Button
            fontSize={1}
            padding={3}
            text={confirm}
            disabled={text.trim() === ''}
            onClick={() => onConfirm(text)}
          />
        </Flex>
      }
    >
      <Stack gap={3} padding={4}>
        <Text as="label" size={1} weight="medium" htmlFor={id}>
          {t('import.text.label')}
        </Text>
        <TextArea
          id={id}
          rows={16}
          fontSize={[2, 2, 1]}
          placeholder={t('import.text.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text size={1} muted>
          {t('import.text.hint')}
        </Text>
      </Stack>
    </Dialog>
  )
}
