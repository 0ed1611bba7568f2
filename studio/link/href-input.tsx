import {useEditor} from '@portabletext/editor'
import {Stack, Text, TextInput} from '@sanity/ui'
import {useCallback, useEffect, useId, useState, type KeyboardEvent, type RefObject} from 'react'
import {set, unset, type StringInputProps} from 'sanity'

import {checkLinkHref} from '../schema/validation/link-href.ts'
import {completeHref} from './complete-href.ts'
import {moveCaretBehind} from './move-caret-behind.ts'

// Sanity has no function that closes the popover and returns the focus to the text; its button does both.
const CLOSE_BUTTON = '[data-testid="close-popover-edit-dialog-button"]'
const POPOVER = '[data-testid="popover-edit-dialog"]'

/**
 * The address of a link. It has the focus when the popover opens; Enter stores the completed address and
 * closes the popover with the caret behind the link, Escape closes it without a change.
 */
export function HrefInput({value = '', onChange, path, readOnly, elementProps}: StringInputProps) {
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string>()
  const [closesWith, setClosesWith] = useState<string>()
  const input: RefObject<HTMLInputElement | null> = elementProps.ref
  const problemId = useId()
  const editor = useEditor()

  // The text follows changes by colleagues, but not while this editor is typing.
  const [lastValue, setLastValue] = useState(value)
  if (value !== lastValue) {
    setLastValue(value)
    setText(value)
  }

  const store = useCallback(
    (href: string) => {
      if (href !== value) {
        onChange(href === '' ? unset() : set(href))
      }
    },
    [onChange, value],
  )

  useEffect(() => input.current?.focus(), [input])

  useEffect(() => {
    // A press outside closes the popover, which removes a link that has no address yet.
    const storeBeforeClosing = ({target}: PointerEvent) => {
      const popover = input.current?.closest(POPOVER)
      if (popover && target instanceof Node && !popover.contains(target)) {
        store(completeHref(text))
      }
    }
    addEventListener('pointerdown', storeBeforeClosing, {capture: true})
    return () => removeEventListener('pointerdown', storeBeforeClosing, {capture: true})
  }, [input, store, text])

  // The popover can close when it has the new address: it removes a link that has none.
  useEffect(() => {
    if (closesWith === value) {
      closePopover(input.current)
      moveCaretBehind(editor, path)
    }
  }, [closesWith, editor, input, path, value])

  const confirm = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) {
      return
    }
    event.preventDefault()
    const href = completeHref(text)
    setText(href)
    const result = checkLinkHref(href)
    if (result === true) {
      store(href)
      setClosesWith(href)
    } else {
      setProblem(result)
    }
  }

  return (
    <Stack gap={3}>
      <TextInput
        {...elementProps}
        data-autofocus
        aria-describedby={problem ? problemId : elementProps['aria-describedby']}
        aria-invalid={problem !== undefined}
        autoCapitalize="off"
        autoComplete="off"
        inputMode="url"
        spellCheck={false}
        readOnly={readOnly === true}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setProblem(undefined)
        }}
        onKeyDown={confirm}
        onBlur={(event) => {
          elementProps.onBlur(event)
          // Escape moves the focus to the text; a press outside has stored the address already.
          const popover = event.currentTarget.closest(POPOVER)
          if (!popover || !event.relatedTarget || popover.contains(event.relatedTarget)) {
            const href = completeHref(text)
            setText(href)
            store(href)
          }
        }}
      />
      {problem && (
        <Text size={1} id={problemId} role="alert">
          {problem}
        </Text>
      )}
    </Stack>
  )
}

function closePopover(element: Element | null): void {
  element?.closest(POPOVER)?.querySelector<HTMLElement>(CLOSE_BUTTON)?.click()
}
