import {Box, Button, Dialog, Flex, Text} from '@sanity/ui'
import {useId} from 'react'

import {useTexts} from '../../i18n/use-texts.ts'

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: {
  readonly header: string
  readonly consequences: string
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  const {header, consequences, confirm, onConfirm, onClose} = props
  const {t} = useTexts()
  return (
    <Dialog
      id={useId()}
      header={header}
      width={1}
      onClose={onClose}
      footer={
        <Flex gap={2} justify="flex-end" padding={3}>
          <Button mode="bleed" text={t('import.cancel')} onClick={onClose} />
          <Button tone="critical" text={confirm} onClick={onConfirm} />
        </Flex>
      }
    >
      <Box padding={4}>
        <Text size={1}>{consequences}</Text>
      </Box>
    </Dialog>
  )
}
