import {Button, Card, Flex, Text} from '@sanity/ui'

import type {ChosenReader} from '../data/item.ts'

/** Names the readers who are not in the desk, and creates all of them as drafts if the editor confirms. */
export function NewReadersBar(props: {
  readonly readers: readonly ChosenReader[]
  readonly isDisabled: boolean
  readonly onConfirm: (pins: readonly string[]) => void
}) {
  const {readers, isDisabled, onConfirm} = props
  const names = readers.slice(0, 5).map(({name, pin}) => `${name} (PIN ${pin})`)
  const more = readers.length - names.length
  return (
    <Card padding={3} borderBottom tone="caution" data-testid="import-new-readers">
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1} style={{flex: '1 1 240px'}}>
          Not in the desk: {names.join(', ')}
          {more > 0 && ` and ${more} more`}.
        </Text>
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text={
            readers.length === 1
              ? 'Create this reader as a draft'
              : `Create these ${readers.length} readers as drafts`
          }
          disabled={isDisabled}
          onClick={() => onConfirm(readers.map(({pin}) => pin))}
        />
      </Flex>
    </Card>
  )
}
