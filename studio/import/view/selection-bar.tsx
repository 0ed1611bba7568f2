import {Button, Card, Flex, Text} from '@sanity/ui'

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
  const actions: readonly (readonly [text: string, edits: Partial<Edits>])[] = [
    ['Leave out', {isLeftOut: true}],
    ['Put back', {isLeftOut: false}],
    ['Set statuses', {setsStatus: true}],
    ['Keep statuses', {setsStatus: false}],
  ]
  return (
    <Card padding={2} borderBottom data-testid="import-selection">
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1} weight="medium">
          {count} selected
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
        <Button mode="bleed" fontSize={1} padding={2} text="Clear selection" onClick={onClear} />
      </Flex>
      <div style={{marginTop: 8}}>
        <ReaderChoice
          label="Assign all to"
          choices={choices}
          onChoose={(reader) => onEdit({reader})}
        />
      </div>
    </Card>
  )
}
