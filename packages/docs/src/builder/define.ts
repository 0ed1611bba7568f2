import {EmbedBuilder} from './embed-builder.ts'
import {SamplePage} from './sample-page.ts'
import {StatusSwitch} from './status-switch.ts'

for (const [tag, element] of [
  ['embed-builder', EmbedBuilder],
  ['sample-page', SamplePage],
  ['status-switch', StatusSwitch],
] as const) {
  if (!customElements.get(tag)) {
    customElements.define(tag, element)
  }
}
