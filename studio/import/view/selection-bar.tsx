import {Button, Card, Flex, Text} from '@sanity/ui'

import {useTexts} from '../../i18n/use-texts.ts'
import type {ChosenReader, Edits} from '../data/item.ts'
import {ReaderChoice} from './reader-choice.tsx'

/** The actions for all selected documents. */
export function SelectionBar(props: {
  readonly count: number
  readonly choices: readonly ChosenReader[]
  readonly onEdit: (edits: Partial<Edits>) => void
  readonly onClear: () => void
}) {
  const {count, choices, onEdit, onClear} = props
  const {t} = useTexts()
  const actions: readonly (readonly [text: string, edits: Partial<Edits>])[] = [
    [t('import.leave-out'), {isLeftOut: true}],
    [t('import.put-back'), {isLeftOut: false}],
    [t('import.set-statuses'), {setsStatus: true}],
    [t('import.keep-statuses'), {setsStatus: false}],
  ]
  return (
    <Card padding={2} borderBottom data-testid="import-selection">
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1} weight="medium">
          {t('import.selected', {count})}
        </Text>
        {actions.map(([text, edits]) => (
          <Button
            key={text}
            mode="ghost"
            fontSize={1}
            padding={2}
            text={text}
            onClick={() => onEdit(edits)}
          />
        ))}
        <Button
          mode="bleed"
          fontSize={1}
          padding={2}
          text={t('switchboard.selected.clear')}
          onClick={onClear}
        />
      </Flex>
      <div style={{marginTop: 8}}>
        <ReaderChoice
          label={t('import.assign-all')}
          choices={choices}
          onChoose={(reader) => onEdit({reader})}
        />
      </div>
    </Card>
  )
}
