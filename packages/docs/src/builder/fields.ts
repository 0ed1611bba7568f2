import {html, nothing, type TemplateResult} from 'lit'
import {live} from 'lit/directives/live.js'

/** A field of the form: its id, its label, and what a new value does. */
interface Field {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
}

/** Renders a menu of choices. */
export function selectField<Value extends string>(
  {id, label}: Field,
  value: Value,
  choices: readonly (readonly [value: Value, name: string])[],
  onChange: (value: Value) => void,
): TemplateResult {
  const change = ({target}: Event) => {
    const index = target instanceof HTMLSelectElement ? target.selectedIndex : -1
    const chosen = choices[index]
    if (chosen) {
      onChange(chosen[0])
    }
  }
  return html`<p class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${change}>
      ${choices.map(
        ([choice, name]) =>
          html`<option value=${choice} .selected=${choice === value}>${name}</option>`,
      )}
    </select>
  </p>`
}

/** Renders a field for a line of text. */
export function textField(
  {id, label, hint}: Field,
  value: string,
  placeholder: string,
  onInput: (value: string) => void,
): TemplateResult {
  const input = ({target}: Event) => {
    if (target instanceof HTMLInputElement) {
      onInput(target.value)
    }
  }
  return html`<p class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      .value=${live(value)}
      placeholder=${placeholder}
      spellcheck="false"
      autocomplete="off"
      aria-describedby=${hint === undefined ? nothing : `${id}-hint`}
      @input=${input}
    />
    ${hint === undefined ? nothing : html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
  </p>`
}

/** Renders a box to tick. */
export function checkField(
  {id, label}: Field,
  isChecked: boolean,
  onChange: (isChecked: boolean) => void,
): TemplateResult {
  const change = ({target}: Event) => {
    if (target instanceof HTMLInputElement) {
      onChange(target.checked)
    }
  }
  return html`<label class="check" for=${id}>
    <input type="checkbox" id=${id} .checked=${live(isChecked)} @change=${change} />${label}
  </label>`
}
