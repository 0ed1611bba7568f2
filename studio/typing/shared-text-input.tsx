import {makePatches, stringifyPatches} from '@sanity/diff-match-patch'
import {Component, type FormEvent} from 'react'
import {diffMatchPatch, type InputProps, isStringInputProps, type StringInputProps} from 'sanity'

import {moveCaret} from './move-caret.ts'

interface Selection {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The Studio's inputs, with text fields in which two editors can type at the same time. */
export function SharedInput(props: InputProps) {
  return isStringInputProps(props) ? <SharedTextInput {...props} /> : props.renderDefault(props)
}

/**
 * A text field in which two editors can type at the same time.
 *
 * The Studio's own field moves the caret to the end when a colleague's letters arrive, so that a word
 * continues there; and it sends its whole text with every key, which deletes a colleague's letters that have
 * arrived but are not shown yet. This one keeps the caret in its place, and sends only what was typed.
 */
class SharedTextInput extends Component<StringInputProps, object, Selection | null> {
  /** What the field showed before the next key. */
  #shownText = ''

  override componentDidMount(): void {
    this.#noteShownText()
  }

  // A class, because a hook cannot read the selection before React changes the text.
  override getSnapshotBeforeUpdate(): Selection | null {
    const field = this.#findField()
    if (!field || field !== document.activeElement) {
      return null
    }
    const {value: text, selectionStart: start, selectionEnd: end} = field
    return start === null || end === null ? null : {text, start, end}
  }

  override componentDidUpdate(
    _props: StringInputProps,
    _state: object,
    selection: Selection | null,
  ): void {
    const field = this.#findField()
    if (field && selection && selection.text !== field.value) {
      const {text, start, end} = selection
      field.setSelectionRange(
        moveCaret(text, field.value, start),
        moveCaret(text, field.value, end),
      )
    }
    this.#noteShownText()
  }

  override render() {
    const {props} = this
    const elementProps = {...props.elementProps, onChange: this.#handleChange}
    return props.renderDefault({...props, elementProps})
  }

  readonly #handleChange = (event: FormEvent): void => {
    const {elementProps, onChange} = this.props
    const {currentTarget: field} = event
    const before = this.#shownText
    if (!isTextField(field) || before === '' || field.value === '') {
      elementProps.onChange(event)
    } else {
      onChange(diffMatchPatch(stringifyPatches(makePatches(before, field.value))))
    }
    this.#noteShownText()
  }

  #noteShownText(): void {
    this.#shownText = this.#findField()?.value ?? ''
  }

  #findField(): HTMLInputElement | HTMLTextAreaElement | undefined {
    const element: unknown = this.props.elementProps.ref.current
    return isTextField(element) ? element : undefined
  }
}

function isTextField(value: unknown): value is HTMLInputElement | HTMLTextAreaElement {
  return (
    value instanceof HTMLTextAreaElement ||
    (value instanceof HTMLInputElement && value.type === 'text')
  )
}
