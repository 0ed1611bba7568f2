import {Select, Stack, Text} from '@sanity/ui'
import {useId} from 'react'

/** A list from which one value is chosen. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string
  readonly value: Value
  readonly choices: readonly Value[]
  readonly nameChoice: (value: Value) => string
  readonly onChange: (value: Value) => void
}) {
  const {label, value, choices, nameChoice, onChange} = props
  const id = useId()
  return (
    <Stack gap={3}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      <Select
        id={id}
        fontSize={1}
        padding={3}
        value={value}
        onChange={({currentTarget}) => {
          const chosen = choices.find((choice) => choice === currentTarget.value)
          if (chosen !== undefined) {
            onChange(chosen)
          }
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {nameChoice(choice)}
          </option>
        ))}
      </Select>
    </Stack>
  )
}
