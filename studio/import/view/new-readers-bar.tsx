import {Button, Card, Flex, Text} from '@sanity/ui'

import {useTexts} from '../../i18n/use-texts.ts'
import type {ChosenReader} from '../data/item.ts'

const MAX_NAMES = 5

/** Names the readers who are not in the desk, and creates all of them as drafts if the editor confirms. */
export function NewReadersBar(props: {
  readonly readers: readonly ChosenReader[]
  readonly isDisabled: boolean
  readonly onConfirm: (pins: readonly string[]) => void
}) {
  const {readers, isDisabled, onConfirm} = props
  const {t, locale} = useTexts()
  const names = readers
    .slice(0, MAX_NAMES)
    .map(({name, pin}) => t('import.new-readers.name', {name, pin}))
  const count = readers.length - names.length
  const more = count > 0 ? [t('import.new-readers.more', {count})] : []
  return (
    <Card padding={3} borderBottom tone="caution" data-testid="import-new-readers">
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1} style={{flex: '1 1 240px'}}>
          {t('import.new-readers', {
            names: new Intl.ListFormat(locale).format([...names, ...more]),
          })}
        </Text>
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text={t('import.new-readers.create', {count: readers.length})}
          disabled={isDisabled}
          onClick={() => onConfirm(readers.map(({pin}) => pin))}
        />
      </Flex>
    </Card>
  )
}
