import {Stack, Text, TextInput} from '@sanity/ui'
import {useId} from 'react'

/** A line of text with a label and a description. */
export function TextField(props: {
  readonly label: string
  readonly description: string
  readonly value: string
  readonly placeholder: string
  readonly onChange: (value: string) => void
}) {
  const {label, description, value, placeholder, onChange} = props
  const id = useId()
  return (
    <Stack gap={3}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      <TextInput
        id={id}
        fontSize={1}
        padding={3}
        aria-describedby={`${id}-description`}
        autoCapitalize="off"
        autoComplete="off"
        inputMode="url"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Text id={`${id}-description`} size={1} muted>
        {description}
      </Text>
    </Stack>
  )
}
