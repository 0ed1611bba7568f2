import {Checkbox, Flex, Text} from '@sanity/ui'
import {useId} from 'react'

/** A box to check, with its label. */
export function CheckField(props: {
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}) {
  const {label, isChecked, onChange} = props
  const id = useId()
  return (
    <Flex gap={3} align="center">
      <Checkbox
        id={id}
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Text as="label" htmlFor={id} size={1}>
        {label}
      </Text>
    </Flex>
  )
}
