import {Button, Flex, Text} from '@sanity/ui'

/** Texts that an editor can put into a field with one click. */
export function Offer(props: {
  readonly label: string
  readonly texts: readonly string[]
  readonly onChoose: (text: string) => void
}) {
  const {label, texts, onChoose} = props
  return (
    <Flex gap={2} align="center" wrap="wrap">
      <Text size={1} muted>
        {label}
      </Text>
      {texts.map((text) => (
        <Button
          key={text}
          mode="ghost"
          fontSize={1}
          padding={2}
          text={text}
          onClick={() => onChoose(text)}
        />
      ))}
    </Flex>
  )
}
