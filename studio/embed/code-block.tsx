import {CopyIcon} from '@sanity/icons/Copy'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useId, useRef} from 'react'
import {styled} from 'styled-components'

import {useTexts} from '../i18n/use-texts.ts'

const Lines = styled.pre`
  margin: 0;
  padding: 0.75rem;
  max-block-size: 22rem;
  overflow: auto;
  font:
    0.8125rem/1.5 ui-monospace,
    Menlo,
    Consolas,
    monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  tab-size: 2;
`

const CopyButton = styled(Button)`
  flex: none;
`

/** Lines of code with a button that copies them. */
export function CodeBlock({title, code}: {readonly title: string; readonly code: string}) {
  const id = useId()
  const lines = useRef<HTMLPreElement>(null)
  const toast = useToast()
  const {t} = useTexts()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      toast.push({status: 'success', title: t('embed.copied')})
    } catch {
      // Browsers have a clipboard only in secure contexts, and may refuse it.
      if (lines.current) {
        getSelection()?.selectAllChildren(lines.current)
      }
      toast.push({status: 'warning', title: t('embed.selected')})
    }
  }
  return (
    <Stack gap={2}>
      <Flex align="center" justify="space-between" gap={3}>
        <Text id={id} size={1} weight="medium">
          {title}
        </Text>
        <CopyButton
          mode="ghost"
          fontSize={1}
          padding={3}
          icon={CopyIcon}
          text={t('embed.copy')}
          aria-label={t('embed.copy.label', {title})}
          onClick={() => void copy()}
        />
      </Flex>
      <Card border radius={2} tone="transparent">
        {/* A region that scrolls needs the focus, so that the keyboard scrolls it. */}
        <Lines ref={lines} tabIndex={0} role="group" aria-labelledby={id} dir="ltr">
          {code}
        </Lines>
      </Card>
    </Stack>
  )
}
