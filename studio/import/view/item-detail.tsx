import {Box, Button, Card, Checkbox, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type ReactNode, useDeferredValue, useId, useMemo} from 'react'
import {IntentLink} from 'sanity/router'
import {styled} from 'styled-components'

import type {Texts} from '../../i18n/translate.ts'
import {useTexts} from '../../i18n/use-texts.ts'
import type {DroppedPicture} from '../data/import-store.ts'
import {
  type ChosenReader,
  editedDocument,
  type Edits,
  hasEditableText,
  type ImportItem,
  isEditable,
} from '../data/item.ts'
import {
  findProblem,
  findWarnings,
  type KnownReaders,
  needsNewReader,
  stateOf,
} from '../data/item-state.ts'
import {ArticlePreview} from './article-preview.tsx'
import {describeState, titleOf, toSentence} from './describe-item.ts'
import {ReaderChoice} from './reader-choice.tsx'

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
  gap: 16px;
`

/** What an editor can do with the open document. */
export interface ItemDetailProps {
  readonly item: ImportItem
  readonly readers: KnownReaders
  readonly choices: readonly ChosenReader[]
  readonly pictures: readonly DroppedPicture[]
  readonly isLocked: boolean
  readonly onEdit: (edits: Partial<Edits>) => void
  readonly onConfirmReader: (pin: string) => void
  readonly onEditText: () => void
  readonly onRemove: () => void
}

/** Shows a document as it was understood, with fields to correct it. */
export function ItemDetail(props: ItemDetailProps) {
  const {item, readers, choices, pictures, isLocked, onEdit} = props
  const {reading, edits, outcome} = item
  const texts = useTexts()
  const {t} = texts
  const id = useId()
  const document = useMemo(() => editedDocument({reading, edits}), [reading, edits])
  // A page shows the status of the document only if it is set.
  const previewed = useMemo(
    () => document && {...document, ...(!edits.setsStatus && {statusLabel: ''})},
    [document, edits.setsStatus],
  )
  const shown = useDeferredValue(previewed)
  const problem = findProblem(item, readers)
  const state = stateOf(item, readers)
  const isDisabled = isLocked || !isEditable(item)
  return (
    <Stack gap={4} padding={[3, 3, 4]} data-testid="import-detail">
      <Stack gap={3}>
        <Text as="h2" size={2} weight="semibold">
          {titleOf(item)}
        </Text>
        <Text size={1} muted>
          {state === 'problem'
            ? item.name
            : `${item.name} · ${describeState(item, state, readers, texts)}`}
        </Text>
      </Stack>
      {outcome?.state === 'made' && (
        <Text size={1}>
          <IntentLink intent="edit" params={{id: outcome.articleId, type: 'article'}}>
            {t('import.open-article')}
          </IntentLink>
        </Text>
      )}
      {problem && !edits.isLeftOut && (
        <Card padding={3} radius={2} border tone="critical" role="alert">
          <Stack gap={3}>
            <Text size={1}>{withPosition(item.name, problem, texts)}</Text>
            {document && needsNewReader(item, readers) && (
              <Flex>
                <Button
                  fontSize={1}
                  padding={3}
                  text={t('import.create-reader', {name: document.name, pin: document.pin})}
                  disabled={isDisabled}
                  onClick={() => props.onConfirmReader(document.pin)}
                />
              </Flex>
            )}
          </Stack>
        </Card>
      )}
      <Warnings item={item} />
      <Flex gap={2} wrap="wrap">
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text={t(edits.isLeftOut ? 'import.put-back' : 'import.leave-out')}
          disabled={isDisabled}
          onClick={() => onEdit({isLeftOut: !edits.isLeftOut})}
        />
        {hasEditableText(item.name) && (
          <Button
            mode="ghost"
            fontSize={1}
            padding={3}
            text={t('import.edit-text')}
            aria-haspopup="dialog"
            disabled={isDisabled}
            onClick={props.onEditText}
          />
        )}
        <Button
          mode="bleed"
          fontSize={1}
          padding={3}
          text={t('import.remove')}
          disabled={isLocked}
          onClick={props.onRemove}
        />
      </Flex>
      {document && (
        <Fields>
          <Field label={t('import.field.title')} id={`${id}-title`}>
            <TextInput
              id={`${id}-title`}
              fontSize={[2, 2, 1]}
              padding={3}
              value={edits.title ?? document.title}
              disabled={isDisabled}
              onChange={(event) => onEdit({title: event.currentTarget.value})}
            />
          </Field>
          <Field label={t('import.field.sign-off')} id={`${id}-sign-off`}>
            <TextInput
              id={`${id}-sign-off`}
              fontSize={[2, 2, 1]}
              padding={3}
              value={edits.signOff ?? document.signOff ?? ''}
              disabled={isDisabled}
              onChange={(event) => onEdit({signOff: event.currentTarget.value})}
            />
          </Field>
        </Fields>
      )}
      <Fields>
        {document && (
          <Text size={1} style={{alignSelf: 'center'}}>
            {t('import.reader', {name: document.name, pin: document.pin})}
          </Text>
        )}
        {!isDisabled && (
          <ReaderChoice
            key={item.id}
            label={t(document ? 'import.reader.another' : 'import.reader.choose')}
            choices={choices}
            onChoose={(reader) => onEdit({reader})}
          />
        )}
      </Fields>
      {document && document.statusLabel !== '' && (
        <Flex as="label" gap={3} align="center" style={{minHeight: 44}}>
          <Checkbox
            checked={edits.setsStatus}
            disabled={isDisabled}
            onChange={(event) => onEdit({setsStatus: event.currentTarget.checked})}
          />
          <Text size={1}>{t('import.set-status', {status: document.statusLabel})}</Text>
        </Flex>
      )}
      {shown && (
        <Box>
          <ArticlePreview document={shown} pictures={pictures} />
        </Box>
      )}
    </Stack>
  )
}

function Field({label, id, children}: {label: string; id: string; children: ReactNode}) {
  return (
    <Stack gap={2}>
      <Text as="label" size={1} weight="medium" htmlFor={id}>
        {label}
      </Text>
      {children}
    </Stack>
  )
}

function Warnings({item}: {item: ImportItem}) {
  const warnings = findWarnings(item)
  const texts = useTexts()
  return warnings.length === 0 ? null : (
    <Card padding={3} radius={2} border tone="caution">
      <Stack
        as="ul"
        gap={3}
        style={{margin: 0, paddingInlineStart: '1.2em'}}
        aria-label={texts.t('import.warnings')}
      >
        {warnings.map((warning) => (
          <Text key={`${warning.line} ${warning.message}`} as="li" size={1}>
            {withPosition(item.name, warning, texts)}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}

// In a Word document, lines are paragraphs.
function withPosition(
  name: string,
  {line, message}: {readonly line?: number | undefined; readonly message: string},
  {t}: Texts,
): string {
  return line === undefined
    ? toSentence(message)
    : t(hasEditableText(name) ? 'import.line' : 'import.paragraph', {line, message})
}
