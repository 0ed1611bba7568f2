import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {set, type StringInputProps, useFormValue} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {suggestExcerpt} from './suggest-excerpt.ts'

const BODY_PATH = ['body']

/** The excerpt of an article. As long as it is empty, the beginning of the text is offered. */
export function ExcerptInput(props: StringInputProps) {
  const body = useFormValue(BODY_PATH)
  const {t} = useTexts()
  const {value = '', readOnly, onChange} = props
  const suggestion = value.trim() === '' && readOnly !== true ? suggestExcerpt(body) : undefined
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {suggestion !== undefined && (
        <Card padding={3} radius={2} tone="transparent" border data-testid="suggested-excerpt">
          <Flex gap={3} align="center" wrap="wrap">
            <Text size={1} muted style={{flex: '1 1 14rem'}}>
              {suggestion}
            </Text>
            <Button
              mode="ghost"
              fontSize={1}
              padding={2}
              text={t('form.excerpt.use')}
              onClick={() => onChange(set(suggestion))}
            />
          </Flex>
        </Card>
      )}
    </Stack>
  )
}
