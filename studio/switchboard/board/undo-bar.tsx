import {Button, Card, Flex, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {useTexts} from '../../i18n/use-texts.ts'

const Bar = styled.div`
  position: absolute;
  inset: auto 0 0;
  z-index: 2;
  display: flex;
  justify-content: center;
  padding: 12px;
  pointer-events: none;

  > * {
    max-width: 560px;
    pointer-events: auto;
  }

  button {
    min-height: 44px;
  }
`

/** Shows the last announcement for ten seconds, with a button that undoes the switch; screen readers speak it. */
export function UndoBar(props: {
  message: string | undefined
  canUndo: boolean
  onUndo: () => void
}) {
  const {message, canUndo, onUndo} = props
  const {t} = useTexts()
  return (
    <Bar>
      <Card
        padding={message ? 2 : 0}
        paddingX={message ? 4 : 0}
        radius={3}
        shadow={message ? 3 : 0}
        tone="default"
      >
        <Flex align="center" gap={3}>
          <Text size={1} role="status" data-testid="switchboard-announcement">
            {message ?? ''}
          </Text>
          {message && canUndo && (
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              text={t('switchboard.undo')}
              onClick={onUndo}
            />
          )}
        </Flex>
      </Card>
    </Bar>
  )
}
