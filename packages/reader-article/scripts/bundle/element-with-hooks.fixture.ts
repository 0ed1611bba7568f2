import {css, type PropertyValues} from '@lit/reactive-element'
import {ReaderArticle} from 'reader-article'

/** Uses the features of Lit's base class that no element of this package uses. */
export class ElementWithHooks extends ReaderArticle {
  static override styles = [
    css`
      :host {
        color: ${css`teal`};
      }
    `,
  ]

  readonly calls: string[] = []

  constructor() {
    super()
    this.addController({
      hostConnected: () => this.calls.push('hostConnected'),
      hostUpdate: () => this.calls.push('hostUpdate'),
      hostUpdated: () => this.calls.push('hostUpdated'),
    })
  }

  protected override shouldUpdate(): boolean {
    this.calls.push('shouldUpdate')
    return true
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.calls.push(changed.has('hide') ? 'willUpdate hide' : 'willUpdate')
  }

  protected override firstUpdated(): void {
    this.calls.push('firstUpdated')
  }

  protected override updated(): void {
    this.calls.push('updated')
  }
}
