import {Box, Button, Dialog, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {type ReactNode, useId, useMemo} from 'react'
import {useReferringDocuments} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {ReferrerList} from './referrer-list.tsx'
import {findStrongReferrers} from './strong-references.ts'

// Projects whole documents: a reference can be anywhere in them.
const ALL_FIELDS: never[] = []

/** The texts of a dialog that deletes or unpublishes a document. */
export interface RemovalTexts {
  readonly header: string
  /** What happens if the editor confirms. */
  readonly consequences: string
  /** Why it is impossible now, and what to do; the documents in the way are listed below it. */
  readonly obstacle: string
  readonly confirm: string
}

/** Asks before a document is deleted or unpublished. If others refer to it, lists these instead, because the server would refuse. */
export function RemovalDialog(props: {
  readonly id: string
  readonly texts: RemovalTexts
  readonly onCancel: () => void
  readonly onConfirm: () => void
}) {
  const {id, texts, onCancel, onConfirm} = props
  const dialogId = useId()
  const {t} = useTexts()
  const {referringDocuments, isLoading} = useReferringDocuments(id, ALL_FIELDS)
  const referrers = useMemo(
    () => findStrongReferrers(referringDocuments, id),
    [referringDocuments, id],
  )
  const isPossible = !isLoading && referrers.length === 0
  return (
    <Dialog
      id={dialogId}
      header={texts.header}
      width={1}
      animate
      onClose={onCancel}
      onClickOutside={onCancel}
      footer={
        <Flex gap={2} justify="flex-end" padding={3}>
          <Button
            mode="bleed"
            text={t(isPossible || isLoading ? 'action.cancel' : 'action.close')}
            onClick={onCancel}
          />
          {isPossible && (
            <Button
              tone="critical"
              text={texts.confirm}
              data-testid="confirm-removal"
              onClick={onConfirm}
            />
          )}
        </Flex>
      }
    >
      <Box padding={4}>
        {isLoading && <Searching />}
        {isPossible && <Paragraph>{texts.consequences}</Paragraph>}
        {referrers.length > 0 && (
          <Stack gap={4}>
            <Paragraph>{texts.obstacle}</Paragraph>
            <ReferrerList referrers={referrers} onOpen={onCancel} />
          </Stack>
        )}
      </Box>
    </Dialog>
  )
}

function Searching() {
  const {t} = useTexts()
  return (
    <Flex align="center" gap={3} role="status">
      <Spinner muted />
      <Paragraph>{t('action.searching')}</Paragraph>
    </Flex>
  )
}

function Paragraph({children}: {children: ReactNode}) {
  return (
    <Text as="p" size={1}>
      {children}
    </Text>
  )
}
