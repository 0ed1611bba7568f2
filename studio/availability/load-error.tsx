import {Button, Flex, Text} from '@sanity/ui'

import {useTexts} from '../i18n/use-texts.ts'

/** A message that something could not be loaded, and a button to try again. */
export function LoadError({message, onRetry}: {message: string; onRetry: () => void}) {
  const {t} = useTexts()
  return (
    <Flex align="center" gap={3} role="alert">
      <Text muted size={1}>
        {message}
      </Text>
      <Button
        mode="ghost"
        fontSize={1}
        padding={2}
        text={t('availability.try-again')}
        onClick={onRetry}
      />
    </Flex>
  )
}
